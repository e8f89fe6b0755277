/** What stands in a conversation, line by line, made of the messages that are held. Pure. */
import type { Message, MessageId } from "../../protocol/mod.ts";
import { foldNotices, type NoticeRun } from "../../rules/mod.ts";

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
  dayOf(at: number): string;
}

/** Whoever says something else within this has hardly put the pen down. */
const GROUP_MS = 5 * 60 * 1000;

export function linesOf({ messages, firstNew, dayOf }: LinesOf): Line[] {
  const cuts = new Set(firstNew === null ? [] : [firstNew]);
  const lines: Line[] = [];
  let day: string | null = null;
  let before: Message | null = null;
  for (const folded of foldNotices(messages, { dayOf, cuts })) {
    const { id, at } = "run" in folded ? { ...folded.run, id: folded.run.first } : folded.message;
    if (dayOf(at) !== day) {
      lines.push({ is: "day", key: `day ${dayOf(at)}`, at });
      before = null;
    }
    day = dayOf(at);
    if (id === firstNew) {
      lines.push({ is: "new", key: "new" });
      before = null;
    }
    if ("run" in folded) {
      lines.push({ is: "run", key: folded.run.first, run: folded.run });
      before = null;
      continue;
    }
    const { message } = folded;
    lines.push({ is: "message", key: keyOf(message), message, later: isLater(before, message) });
    before = message.notice === undefined ? message : null;
  }
  return lines;
}

/** The same before and after it was stored: its line stays where it is. */
export function keyOf({ id, clientId }: Pick<Message, "id" | "clientId">): string {
  return clientId ?? id;
}

function isLater(before: Message | null, { from, at, notice, replyTo }: Message): boolean {
  if (before === null || notice !== undefined || replyTo !== undefined) return false;
  return before.from === from && at - before.at < GROUP_MS;
}
