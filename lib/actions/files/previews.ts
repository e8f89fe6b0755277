/** A small picture of a file, made by who brings it: nobody else has to open what somebody sends. */
import type { Signed } from "../../auth/mod.ts";
import { type BlobId, type Bytes, NoRoom, type Sealed } from "../../files/mod.ts";
import { accept, type FileId, type Outcome, refuse } from "../../protocol/mod.ts";
import {
  closeUpload,
  contentRow,
  type FileRow,
  fileRow,
  findFile,
  keepContent,
  rowsToUpload,
  type UploadRow,
  uploadRow,
} from "../../store/mod.ts";
import type { FileGround } from "./file_keeping.ts";
import { removeOthers } from "./upload_sealing.ts";
import type { UploadTrouble } from "./upload_state.ts";
import { announce, dropUpload } from "./uploads.ts";

export interface Preview {
  readonly bytes: Bytes;
  /** What stands in for it while it is on its way. */
  readonly blur?: string;
}

export const MOST_PREVIEW_BYTES = 256 * 1024;
const MOST_PIXELS = 1_024;

/** The first one stays: a repeat finds it there. */
export async function addPreview(
  ground: FileGround,
  me: Signed,
  id: FileId,
  { bytes, blur }: Preview,
): Promise<Outcome<null> | UploadTrouble> {
  const file = await findFile(ground.store, id);
  if (file?.by !== me.user) return refuse("not_found");
  if (file.preview !== undefined) return accept(null);
  const begun = await announce(ground, { by: me.user, bytes: bytes.length, name: "" });
  if (!begun.ok) return begun;
  const { id: temporary, upload } = begun;
  try {
    const sealed = await sealPicture(ground.receiving, upload, bytes);
    if (sealed !== null) return await hang(ground, id, { temporary, upload, sealed, blur });
  } catch (error) {
    // A repeat begins anew: one may not have many open
    await dropUpload(ground, temporary);
    if (error instanceof NoRoom) return { ok: false, trouble: "no_room" };
    throw error;
  }
  await dropUpload(ground, temporary);
  return refuse("bad_command", `a picture of at most ${MOST_PIXELS} by ${MOST_PIXELS}`);
}

async function sealPicture(
  receiving: FileGround["receiving"],
  upload: UploadRow,
  bytes: Bytes,
): Promise<Sealed | null> {
  const blob = upload.blob as BlobId;
  await receiving.take(blob, 0, ReadableStream.from([bytes]), { most: bytes.length, roomLeft: 0 });
  const sealed = await receiving.seal(blob, bytes.length, upload.copy as BlobId);
  const { width = Infinity, height = Infinity } = sealed;
  return width <= MOST_PIXELS && height <= MOST_PIXELS ? sealed : null;
}

async function hang(
  { store, blobs }: FileGround,
  id: FileId,
  { temporary, upload, sealed: { blob, digest, ...seen }, blur }: {
    readonly temporary: FileId;
    readonly upload: UploadRow;
    readonly sealed: Sealed;
    readonly blur: string | undefined;
  },
): Promise<Outcome<null>> {
  const preview: FileRow["preview"] = { digest, ...seen, ...(blur === undefined ? {} : { blur }) };
  let kept: string | undefined;
  const done = await store.writer.write({
    rows: [...rowsToUpload(upload.by, temporary), fileRow(id), contentRow(digest)],
    decide(draft) {
      const file = draft.get(fileRow(id));
      if (file === null || draft.get(uploadRow(temporary)) === null) return refuse("not_found");
      closeUpload(draft, temporary, upload);
      kept = draft.get(contentRow(digest))?.blob;
      if (file.preview !== undefined) return { ok: true };
      kept ??= blob;
      keepContent(draft, id, digest, { blob, bytes: seen.bytes });
      draft.set(fileRow(id), { ...file, preview });
      return { ok: true };
    },
  });
  if (!done.ok) return done;
  await removeOthers(blobs, upload, kept);
  return accept(null);
}
