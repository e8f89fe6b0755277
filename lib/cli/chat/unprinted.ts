// What has come since somebody was last told, and where something is missing in between.

import type { Timeline } from "../../client/mod.ts";
import type { Message } from "../../protocol/mod.ts";

export type Unprinted =
  | { readonly message: Message }
  /** What was said between the two is not held: too much came while the line was down. */
  | { readonly after: Message; readonly before: Message };

export interface News {
  readonly unprinted: readonly Unprinted[];
  /** The history is not the one that was printed. */
  readonly isOther: boolean;
}

/** `printed` is what was held when something was printed last. */
export function newsIn({ messages, gapBefore }: Timeline, printed: readonly Message[]): News {
  const last = printed.at(-1);
  const at = messages.findLastIndex((one) => last !== undefined && isSame(one, last));
  const isOther = at < 0 && last !== undefined && messages.length > 0 && messages[0]!.id <= last.id;
  const from = (isOther ? lastOfBoth(messages, printed) : at) + 1;
  const unprinted = messages.slice(from).flatMap((message, i): Unprinted[] => {
    const after = messages[from + i - 1] ?? (isOther ? undefined : last);
    if (after === undefined || !gapBefore.has(message.id)) return [{ message }];
    return [{ after, before: message }, { message }];
  });
  return { unprinted, isOther };
}

function lastOfBoth(messages: readonly Message[], printed: readonly Message[]): number {
  const known = new Map(printed.map((message) => [message.id, message]));
  return messages.findLastIndex((one) => {
    const there = known.get(one.id);
    return there !== undefined && isSame(one, there);
  });
}

/** A file that was put back counts on from where it was: what is said then may have an id that was there before. */
function isSame(one: Message, other: Message): boolean {
  return one.id === other.id && one.at === other.at && one.from === other.from;
}
