/** One command that waits to be done, and what may still be done with it. */
import type { Ask, CommandType, Once } from "../protocol/commands.ts";
import type { ErrorCode, Outcome } from "../protocol/errors.ts";
import {
  type ClientId,
  type Cursor,
  type MessageId,
  messageIdOf,
  partsOfCursor,
  PLACES,
  type RoomId,
} from "../protocol/ids.ts";
import type { Result } from "../protocol/replies.ts";

/** The commands that must happen once. */
export type NumberedType = {
  [T in CommandType]: Ask<T> extends { once: Once } ? T : never;
}[CommandType];

/** Such a command without its number, which it gets when its turn comes. */
export type Order = {
  [T in NumberedType]: { readonly type: T; readonly ask: Omit<Ask<T>, "once"> };
}[NumberedType];

/** As it is saved. */
export interface SavedEntry {
  readonly id: ClientId;
  /** Grows from entry to entry: who came first is sent first. */
  readonly place: number;
  readonly order: Order;
  /** When it was queued. */
  readonly at: number;
  /** No message of the room that was known then is this one, or comes after it. */
  readonly after: MessageId | null;
  /** Whether the server may have it. Saved before it is sent, never after. */
  readonly sent: boolean;
  readonly failed: Failure | null;
}

export interface Failure {
  readonly code: ErrorCode;
  readonly detail?: string;
}

export type EntryState = "queued" | "sent" | "stored" | "failed";

/** As it is shown. */
export interface OutboxEntry {
  readonly id: ClientId;
  readonly order: Order;
  readonly at: number;
  readonly state: EntryState;
  readonly failed: Failure | null;
  /** Of a message that is stored. */
  readonly message: MessageId | null;
}

export interface Submitted {
  readonly id: ClientId;
  /** What became of it in the end. It never comes while it waits, or when this process ends first. */
  readonly done: Promise<Outcome<Result<NumberedType>>>;
}

export function roomOfOrder({ ask }: Order): RoomId | null {
  return "room" in ask ? ask.room : null;
}

/** An id that no message from after this point of a room's log can have or come before. */
export function noLaterThan(cursor: Cursor): MessageId {
  const { epoch, stamp } = partsOfCursor(cursor);
  return messageIdOf(epoch, stamp, PLACES - 1);
}
