/** What actions on files stand on, over a store of tests: the bytes lie in the database too. */
import { type FileGround, type FileLimits, type Ground, Turns } from "../../lib/actions/mod.ts";
import { type BlobId, type Blobs, PiecedBlobs, Receiving } from "../../lib/files/mod.ts";
import { ChunkShelf } from "../../lib/store/mod.ts";

export const LIMITS: FileLimits = {
  open: 5,
  bytes: 1_000,
  bytesADay: 5_000,
  guestBytes: 100,
  bytesInAll: 20_000,
  roomLeft: 0,
};

export function fileGround(
  ground: Ground,
  blobs: Blobs = new PiecedBlobs(new ChunkShelf<BlobId>(ground.store)),
): FileGround {
  const receiving = new Receiving(blobs, ground.store.writer);
  return { ...ground, blobs, limits: LIMITS, receiving, turns: new Turns(), instance: "one" };
}
