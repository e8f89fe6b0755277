/** Rows of a log as UTF-8 JSON: compact, of a size that is known, readable in any language. */
import type { StoredMessage } from "../values/messages.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The word of the commit, and the messages that were stored in it. */
export type MessagesRow = readonly [word: string, messages: readonly StoredMessage[]];
/**
 * The word, and what changed: in a room ids of messages, ids of members, "" for the room's facts;
 * in one's own log ids of rooms.
 */
export type ChangesRow = readonly [word: string, refs: readonly string[]];

export function pack(row: MessagesRow | ChangesRow): Uint8Array {
  return encoder.encode(JSON.stringify(row));
}

export function unpackMessages(bytes: Uint8Array): MessagesRow {
  return JSON.parse(decoder.decode(bytes));
}

export function unpackChanges(bytes: Uint8Array): ChangesRow {
  return JSON.parse(decoder.decode(bytes));
}

export function wordOf(bytes: Uint8Array): string {
  return unpackChanges(bytes)[0];
}
