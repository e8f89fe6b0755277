/** One command that waits to be done, and what may still be done with it. */
import type { Ask, CommandType, Once } from "../../protocol/commands.ts";
import { canRetry, type ErrorCode, type Outcome, type Refusal } from "../../protocol/errors.ts";
import type { ClientId, Cursor, MessageId, RoomId } from "../../protocol/ids.ts";
import type { AttachmentId, UploadTrouble } from "../attachments/attachment.ts";
import type { NamedFile } from "../../protocol/message.ts";
import { messageIdOf, partsOfCursor, PLACES } from "../../protocol/plain_ids.ts";
import type { Result } from "../../protocol/replies.ts";

/** The commands that must happen once. */
export type NumberedType = {
  [T in CommandType]: Ask<T> extends { once: Once } ? T : never;
}[CommandType];

/** Such a command without its number, which it gets when its turn comes. */
export type Order = {
  [T in NumberedType]:
    & { readonly type: T; readonly ask: Omit<Ask<T>, "once"> }
    & (T extends "message.send" ? MayHaveFiles : unknown)
    & (T extends "message.send" | "message.edit" ? MayName : unknown);
}[NumberedType];

interface MayHaveFiles {
  /** It waits until all of these are there, and names them then as its files. */
  readonly attached?: readonly AttachmentId[];
}

interface MayName {
  /** It calls people by these names, and nobody knew who that is: it is asked before it goes. */
  readonly named?: readonly string[] | undefined;
}

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
  /** Why a file that it was to go with did not get there. */
  readonly file?: UploadTrouble;
}

export function failureOf({ code, detail }: Refusal): Failure {
  return detail === undefined ? { code } : { code, detail };
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

export function attachedTo(order: Order): readonly AttachmentId[] {
  return order.type === "message.send" ? order.attached ?? [] : [];
}

/** Whether it cannot go before its files are there. */
export function waitsForFiles({ order, sent, failed }: SavedEntry): boolean {
  if (sent || failed || order.type !== "message.send") return false;
  return order.attached !== undefined && order.ask.files === undefined;
}

export function withFiles(entry: SavedEntry, files: readonly NamedFile[]): SavedEntry | null {
  const { order } = entry;
  if (order.type !== "message.send" || !waitsForFiles(entry)) return null;
  return { ...entry, order: { ...order, ask: { ...order.ask, files: [...files] } } };
}

/** As it was given: the server may have let go of its files meanwhile. */
export function withoutFiles(order: Order): Order {
  if (order.type !== "message.send" || order.attached === undefined) return order;
  const { files: _files, ...ask } = order.ask;
  return { ...order, ask };
}

/** An id that no message from after this point of a room's log can have or come before. */
export function noLaterThan(cursor: Cursor): MessageId {
  const { epoch, stamp } = partsOfCursor(cursor);
  return messageIdOf(epoch, stamp, PLACES - 1);
}
