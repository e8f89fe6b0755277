/** Where an outbox is kept, so that a reload or a crash loses nothing of it. */
import type { ClientId, Epoch, StreamId, UserId } from "../../protocol/ids.ts";
import type { SavedEntry } from "./outbox_entry.ts";

/** Whose it is. What one person wrote on one server is never shown to or sent as anyone else. */
export interface Owner {
  /** The server's address. */
  readonly server: string;
  readonly person: UserId;
}

/** The stream that numbers what is sent. */
export interface StreamPlace {
  readonly stream: StreamId | null;
  readonly epoch: Epoch | null;
  /** The number of the first entry that waits. */
  readonly next: number;
}

export interface Saved {
  readonly place: StreamPlace;
  readonly entries: readonly SavedEntry[];
}

export interface Change {
  readonly put?: readonly SavedEntry[];
  readonly drop?: readonly ClientId[];
  readonly place?: StreamPlace;
}

export interface OutboxStorage {
  /** Storage is opened for one owner and holds no rows of another. */
  readonly owner: Owner;
  load(): Promise<Saved>;
  /** All of it or nothing, and on disk when it is done. Saves are carried out in their order. */
  save(change: Change): Promise<void>;
}

export const NO_STREAM: StreamPlace = { stream: null, epoch: null, next: 1 };

export function isSameOwner(one: Owner, other: Owner): boolean {
  return one.server === other.server && one.person === other.person;
}
