/** The place for the bytes of files that the settings name, ready to be used. */
import type { ParleySettings } from "./config/mod.ts";
import {
  type BlobId,
  type Blobs,
  FolderBlobs,
  type Owned,
  PiecedBlobs,
  S3Shelf,
} from "./files/mod.ts";
import { ChunkShelf, fileOwner, fileReason, type Store } from "./store/mod.ts";

export type FilePlaceOutcome = { ok: true; blobs: Blobs } | { ok: false; problem: string };

type FilesSettings = ParleySettings["files"];

export async function openFilePlace(
  { files: { place, s3 } }: Pick<ParleySettings, "files">,
  store: Store,
): Promise<FilePlaceOutcome> {
  if (place.in === "kv") return { ok: true, blobs: new PiecedBlobs(new ChunkShelf<BlobId>(store)) };
  if (place.in === "folder") return await openFolder(place.path, store);
  return await openBucket(place.bucket, s3!, store);
}

async function openFolder(path: string, store: Store): Promise<FilePlaceOutcome> {
  try {
    const blobs = await FolderBlobs.at(path);
    return await belongsTo(store, blobs) ? { ok: true, blobs } : ofAnother(path);
  } catch (error) {
    const problem = `Parley cannot use ${path} for files (${fileReason(error)}): ` +
      "set PARLEY_FILES to a folder that it may make and write to";
    return { ok: false, problem };
  }
}

async function openBucket(
  bucket: string,
  { endpoint, region, keyId, key }: NonNullable<FilesSettings["s3"]>,
  store: Store,
): Promise<FilePlaceOutcome> {
  const [address, secret] = [new URL(bucket, endpoint), key.reveal()];
  const shelf = new S3Shelf({ address, region, keyId, secret, patienceMs: PATIENCE_MS });
  try {
    const isOurs = await belongsTo(store, shelf);
    return isOurs ? { ok: true, blobs: new PiecedBlobs(shelf) } : ofAnother(`s3://${bucket}`);
  } catch (error) {
    const problem = `Parley cannot use s3://${bucket} for files (${(error as Error).message}): ` +
      "check PARLEY_FILES, AWS_ENDPOINT_URL_S3, AWS_REGION and the key";
    return { ok: false, problem };
  }
}

/** Long enough for a piece of a file over a slow line. */
const PATIENCE_MS = 60_000;

async function belongsTo(store: Store, place: Owned): Promise<boolean> {
  const own = await fileOwner(store);
  const owner = await place.owner();
  if (owner === null) await place.belongTo(own);
  return owner === null || owner === own;
}

function ofAnother(place: string): FilePlaceOutcome {
  const problem = `${place} holds the files of another Parley, or of another database: set ` +
    "PARLEY_FILES to a place of its own, or PARLEY_DATA or PARLEY_KV to the database that they " +
    "belong to; to begin anew, remove what is there";
  return { ok: false, problem };
}
