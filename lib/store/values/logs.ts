/** What lies under the keys of a log and of who writes to it. */
import type { Epoch, StreamId, UserId } from "../../protocol/mod.ts";

/** The last commit of a log. Its stamp is the stamp of the row. */
export interface Mark {
  readonly epoch: Epoch;
  readonly word: string;
}

export interface StreamRow {
  readonly user: UserId;
  readonly last: number;
  /** What became of the last commands; `stream.ts` reads it. */
  readonly results: string;
}

/** A stream lives as long as the session that opened it. */
export interface OpenStream {
  readonly id: StreamId;
  readonly session: string;
}
