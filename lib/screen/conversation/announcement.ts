/** What is read out of what has just come. Pure. */
import type { Message, MessageId, UserId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { saidOrSent } from "../files/summary.ts";

/** More than these are counted, not read. */
const READ_OUT = 3;
const READ_CHARS = 200;

interface Listener {
  readonly me: UserId;
  /** Where they are, by its first message; in the conversation itself without one. */
  readonly thread: MessageId | undefined;
}

/** What others have said after a message; everything where there was none. */
export function newSince(
  messages: readonly Message[],
  last: MessageId | undefined,
  { me, thread }: Listener,
): Message[] {
  const from = last === undefined ? 0 : messages.findLastIndex(({ id }) => id <= last) + 1;
  return messages.slice(from).filter((message) =>
    message.kind !== "system" && message.thread === thread && message.from !== me &&
    message.deleted === undefined
  );
}

export function announcementOf(
  messages: readonly Message[],
  nameOf: (user: UserId) => string,
): string {
  if (messages.length > READ_OUT) {
    const names = [...new Set(messages.map(({ from }) => nameOf(from)))];
    return chat.line.saidMany(messages.length, names);
  }
  return messages.map((message) =>
    chat.line.said(nameOf(message.from), shortened(saidOrSent(message)))
  )
    .join(" ");
}

function shortened(body: string): string {
  const line = body.replaceAll(/\s+/g, " ").trim();
  return line.length <= READ_CHARS ? line : `${line.slice(0, READ_CHARS)}…`;
}
