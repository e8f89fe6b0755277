/** What is held of the replies to each message, among those of the room. Pure. */
import type { Timeline } from "../../client/mod.ts";
import type { MessageId, UserId } from "../../protocol/mod.ts";

export interface HeldReplies {
  /** Who wrote them last, that one first. */
  readonly people: readonly UserId[];
  /** Of the newest that is held. */
  readonly last: MessageId;
  readonly at: number;
}

const MOST_FACES = 3;

type ByRoot = ReadonlyMap<MessageId, HeldReplies>;

/** Asked by each message with replies: gone through once for all of them. */
const KNOWN = new WeakMap<Timeline["messages"], ByRoot>();

export function repliesIn({ messages }: Timeline): ByRoot {
  const known = KNOWN.get(messages);
  if (known !== undefined) return known;
  const found = new Map<MessageId, HeldReplies>();
  for (const { id, thread, from, at } of messages.toReversed()) {
    if (thread === undefined) continue;
    const { people, ...newest } = found.get(thread) ?? { people: [], last: id, at };
    const isShown = people.includes(from) || people.length === MOST_FACES;
    found.set(thread, { ...newest, people: isShown ? people : [...people, from] });
  }
  KNOWN.set(messages, found);
  return found;
}

export function isSameReplies(one: HeldReplies | null, other: HeldReplies | null): boolean {
  return one?.last === other?.last && one?.people.join() === other?.people.join();
}
