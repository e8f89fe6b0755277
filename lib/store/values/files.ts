/** What lies under the keys of files. */
import type { Epoch, FileId, RoomId, UserId } from "../../protocol/mod.ts";

/** A file that is on its way in: nobody is shown it before it is whole. */
export interface UploadRow {
  readonly by: UserId;
  /** When it was announced. */
  readonly at: number;
  readonly blob: string;
  /** What of it is kept, where that is not all: no bytes are anywhere that no row names. */
  readonly copy: string;
  readonly name: string;
  /** As many as were announced. */
  readonly bytes: number;
  readonly until: number;
  /** The instance that is taking its bytes in, and for how long nobody else may. */
  readonly taker?: { readonly instance: string; readonly until: number };
}

/** What somebody has on its way in, and how much they have announced on a day. */
export interface UploaderRow {
  readonly open: readonly FileId[];
  readonly day: number;
  readonly bytes: number;
}

/** A file as somebody brought it. Who may have it is said by what names it. */
export interface FileRow {
  readonly by: UserId;
  readonly at: number;
  /** Kept until then, though nothing names it. */
  readonly until: number;
  readonly name: string;
  readonly bytes: number;
  /** As many as came; of a picture not all are kept. */
  readonly announced: number;
  readonly type: string;
  readonly digest: string;
  readonly width?: number;
  readonly height?: number;
  readonly preview?: PreviewRow;
}

/** A small picture of it, and what stands in for that while it is on its way. */
export interface PreviewRow {
  readonly digest: string;
  readonly bytes: number;
  readonly type: string;
  readonly width?: number;
  readonly height?: number;
  readonly blur?: string;
}

/** The same bytes lie in one place, whoever brought them. */
export interface ContentRow {
  readonly blob: string;
  readonly bytes: number;
}

/** Files that are about to be named by a message: nobody takes them away meanwhile. */
export interface ClaimRow {
  readonly files: readonly FileId[];
  readonly until: number;
}

/** How many files, and how many bytes they have. */
export interface Sum {
  readonly count: number;
  readonly bytes: number;
}

/** What took up the room for files at a moment; of each kind those that took most, largest first. */
export interface FileUsageRow {
  readonly at: number;
  readonly all: Sum;
  /** What no message names and what shows nobody. */
  readonly unnamed: Sum;
  readonly rooms: readonly (readonly [RoomId, Sum])[];
  readonly people: readonly (readonly [UserId, Sum])[];
  readonly types: readonly (readonly [string, Sum])[];
  readonly largest: readonly FileId[];
  /** The largest of those that nothing names. */
  readonly loose: readonly FileId[];
}

/** A message of the commit of this row, at this place, names a file. */
export interface NamingRow {
  readonly epoch: Epoch;
  readonly p: number;
}
