/** What stands in a conversation, line by line, made of the messages that are held. Pure. */
import type { MessageId, UserId } from "../protocol/ids.ts";
import type { Message } from "../protocol/message.ts";
import { foldNotices, type NoticeRun } from "./notices.ts";

export type Line =
  | { readonly is: "day"; readonly key: string; readonly at: number }
  /** Where one had stopped reading. */
  | { readonly is: "new"; readonly key: string }
  | {
    readonly is: "message";
    readonly key: string;
    readonly message: Message;
    /** It follows the same person's last one closely. */
    readonly later: boolean;
  }
  | { readonly is: "run"; readonly key: string; readonly run: NoticeRun };

export interface LinesOf {
  /** Side by side: none is missing between the first and the last. */
  readonly messages: readonly Message[];
  /** The first that was unread when the conversation was opened. */
  readonly firstNew: MessageId | null;
  /** The one that an address leads to: its line is there even if it was deleted. */
  readonly target: MessageId | undefined;
  readonly me: UserId;
  dayOf(at: number): string;
}

type Spoken = Pick<Message, "from" | "at" | "notice" | "replyTo">;

/** Whoever says something else within this has hardly put the pen down. */
const GROUP_MS = 5 * 60 * 1000;

export function linesOf({ messages, firstNew, target, me, dayOf }: LinesOf): Line[] {
  const cuts = new Set(firstNew === null ? [] : [firstNew]);
  const lines: Line[] = [];
  let day: string | null = null;
  let before: Message | null = null;
  let isNewMarked = firstNew === null;
  for (const folded of foldNotices(withoutGone(messages, target), { dayOf, cuts })) {
    const { id, at } = "run" in folded ? { ...folded.run, id: folded.run.first } : folded.message;
    const today = dayOf(at);
    if (today !== day) {
      lines.push({ is: "day", key: `day ${today}`, at });
      before = null;
    }
    day = today;
    if (!isNewMarked && firstNew !== null && id >= firstNew && messages[0]!.id <= firstNew) {
      isNewMarked = true;
      lines.push({ is: "new", key: "new" });
      before = null;
    }
    if ("run" in folded) {
      lines.push({ is: "run", key: folded.run.first, run: folded.run });
      before = null;
      continue;
    }
    const { message } = folded;
    lines.push({
      is: "message",
      key: keyOf(message, me),
      message,
      later: isLater(before, message),
    });
    before = message.notice === undefined ? message : null;
  }
  return lines;
}

/** Of what was deleted a line stays where something hangs on it: a thread, or an answer beside it. */
function withoutGone(
  messages: readonly Message[],
  target: MessageId | undefined,
): readonly Message[] {
  if (!messages.some(({ deleted }) => deleted !== undefined)) return messages;
  const answered = new Set(messages.map(({ replyTo }) => replyTo));
  return messages.filter(({ id, deleted, replies }) =>
    deleted === undefined || replies !== undefined || id === target || answered.has(id)
  );
}

/**
 * The same before and after it was stored: its line stays where it is. Others may call theirs as
 * somebody's before them is called, whose line would then be gone.
 */
export function keyOf({ id, clientId, from }: Message, me: UserId): string {
  return from === me ? clientId ?? id : id;
}

/** It goes on with what the same person has just said. */
export function isLater(
  before: Spoken | null,
  { from, at, notice, replyTo }: Spoken,
): boolean {
  if (before === null || notice !== undefined || replyTo !== undefined) return false;
  return before.from === from && at - before.at < GROUP_MS;
}
