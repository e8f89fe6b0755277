/** One command that waits to be done, and what may still be done with it. */
import type { Ask, CommandType, Once } from "../protocol/commands.ts";
import { canRetry, type ErrorCode, type Outcome, type Refusal } from "../protocol/errors.ts";
import type { ClientId, Cursor, MessageId, RoomId } from "../protocol/ids.ts";
import { messageIdOf, partsOfCursor, PLACES } from "../protocol/plain_ids.ts";
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

/** As it is accepted. */
export type NewEntry = Pick<SavedEntry, "id" | "order" | "after" | "at">;

export interface Failure {
  readonly code: ErrorCode;
  readonly detail?: string;
}

/** A room may be slow for an hour: what is for other rooms does not stand behind that. */
const MOST_WAIT_MS = 10_000;

/** Refused for good, or for longer than all behind it should wait: its writer may try again. */
export function isGivenUp(refusal: Refusal | undefined): boolean {
  if (refusal === undefined) return false;
  return canRetry(refusal.code) === "never" || (refusal.retryAfterMs ?? 0) > MOST_WAIT_MS;
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

/** What became of an entry. */
export type Answer = Outcome<Result<NumberedType>>;

export interface Submitted {
  readonly id: ClientId;
  /** It never comes while the entry waits, or when this process ends first. */
  readonly done: Promise<Answer>;
}

/** A number alone may follow what another installation has put in the place of the one ahead. */
export function namedBefore(ahead: SavedEntry | undefined): Pick<Once, "before"> {
  return ahead === undefined ? {} : { before: ahead.id };
}

export function roomOfOrder({ ask }: Order): RoomId | null {
  return "room" in ask ? ask.room : null;
}

/** Only a message that the server cannot have yet. */
export function rewritten(entry: SavedEntry, body: string): SavedEntry | null {
  const { order, sent, failed } = entry;
  if (order.type !== "message.send" || sent || failed) return null;
  return { ...entry, order: { ...order, ask: { ...order.ask, body } } };
}

/** An id that no message from after this point of a room's log can have or come before. */
export function noLaterThan(cursor: Cursor): MessageId {
  const { epoch, stamp } = partsOfCursor(cursor);
  return messageIdOf(epoch, stamp, PLACES - 1);
}
