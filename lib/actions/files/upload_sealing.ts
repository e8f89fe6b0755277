/** The end of an upload: all of it is there, and what of it is kept becomes a file. */
import { type BlobId, NoRoom, type Sealed } from "../../files/mod.ts";
import { accept, type FileId, type Outcome, refuse } from "../../protocol/mod.ts";
import {
  contentRow,
  type FileRow,
  fileRow,
  finishUpload,
  rowsToUpload,
  type UploadRow,
  uploadRow,
} from "../../store/mod.ts";
import type { FileGround } from "./file_keeping.ts";
import { trouble, type UploadState, type UploadTrouble, wholeState } from "./upload_state.ts";

/** That a whole file waits to be named by a message. */
const UNNAMED_MS = 24 * 60 * 60 * 1000;

/** What is whole becomes a file. Whoever asks has the turn: a blob is never written by two. */
export async function sealUpload(
  ground: FileGround,
  id: FileId,
  upload: UploadRow,
): Promise<Outcome<UploadState> | UploadTrouble> {
  const copy = upload.copy as BlobId;
  try {
    const sealed = await ground.receiving.seal(blobOf(upload), upload.bytes, copy);
    return await finish(ground, id, upload, sealed);
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    await ground.blobs.remove(copy);
    return trouble("no_room");
  }
}

async function finish(
  { store, blobs, now, instance }: FileGround,
  id: FileId,
  upload: UploadRow,
  { blob, digest, ...seen }: Sealed,
): Promise<Outcome<UploadState>> {
  const { by, name, bytes: announced } = upload;
  const at = now();
  const file: FileRow = { by, at, until: at + UNNAMED_MS, name, digest, announced, ...seen };
  let kept: string | undefined;
  const done = await store.writer.write({
    rows: [...rowsToUpload(by, id), fileRow(id), contentRow(digest)],
    decide(draft) {
      const still = draft.get(uploadRow(id));
      // Swept away in the last moment
      if (still === null) return refuse("not_found");
      // Another instance took this one for dead, and may be writing by now
      if (still.taker !== undefined && still.taker.instance !== instance) return refuse("busy");
      kept = draft.get(contentRow(digest))?.blob ?? blob;
      finishUpload(draft, id, upload, { file, blob });
      return { ok: true };
    },
  });
  if (!done.ok) return done;
  await removeOthers(blobs, upload, kept);
  return accept(wholeState(id, file));
}

/** What was brought is kept elsewhere, or only in part. */
export async function removeOthers(
  blobs: FileGround["blobs"],
  { blob, copy }: UploadRow,
  kept: string | undefined,
): Promise<void> {
  for (const other of [blob, copy]) if (other !== kept) await blobs.remove(other as BlobId);
}

export function blobOf({ blob }: UploadRow): BlobId {
  return blob as BlobId;
}
