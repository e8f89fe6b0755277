/** What becomes of files that nobody needs: uploads that were given up, files that nothing names, bytes of neither. */
import type { BlobId } from "../../files/mod.ts";
import {
  countFiles,
  listOverdueUploads,
  loosenForgotten,
  releaseFiles,
  releaseForgotten,
  unnamedBlobs,
} from "../../store/mod.ts";
import type { FileGround } from "./file_keeping.ts";
import { dropUpload } from "./uploads.ts";

/** Given up where nobody went on with it, and taken away where nothing names it. */
export async function sweepFiles(ground: FileGround): Promise<void> {
  const { store, blobs, now } = ground;
  for (const id of await listOverdueUploads(store, now())) {
    await ground.turns.take(id, () => dropUpload(ground, id));
  }
  await loosenForgotten(store, now());
  await releaseLoose(ground);
  for (const blob of await releaseForgotten(store)) await blobs.remove(blob as BlobId);
  for (const blob of await unnamedBlobs(store, blobs.list())) await blobs.remove(blob as BlobId);
  await countFiles(store, now());
}

/** What was deleted goes soon; one read where there is nothing. */
export async function releaseLoose({ store, blobs, now }: FileGround): Promise<void> {
  for (const blob of await releaseFiles(store, now())) await blobs.remove(blob as BlobId);
}
