/**
 * The bytes of files: where they lie, how they come in, what they are by their content, and what of
 * a picture is kept.
 *
 * It must not know whose a file is, who may have it, or which message names it: the store's rows say
 * that, and `actions` asks them.
 */
export * from "./blobs.ts";
export { FolderBlobs } from "./folder.ts";
export { HEAD_BYTES, typeOf } from "./kind.ts";
export { PiecedBlobs, type Shelf } from "./pieces.ts";
export { type Checksum, type Received, Receiving, type Sealed } from "./receiving.ts";
export { type Bucket, S3Shelf } from "./s3_shelf.ts";
