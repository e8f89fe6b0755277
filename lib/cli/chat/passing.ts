/** What came between two frames and was never seen: it is counted, and the line says so. Pure. */
import type { Message, MessageId } from "../../protocol/mod.ts";
import type { Items } from "./items.ts";
import { messageOf } from "./items.ts";
import type { Layout } from "./layout.ts";
import type { Passed } from "./view.ts";

/** The newest message that was drawn in a place. */
export interface SeenTo {
  readonly place: string;
  readonly message: MessageId;
  /** The frame before this one passed something over: what is passed over now belongs to it. */
  readonly isPassing: boolean;
}

export interface Passing {
  /** Null where nothing was passed over now. */
  readonly passed: Passed | null;
  readonly seen: SeenTo | null;
}

export function passing(
  before: SeenTo | null,
  place: string,
  { messages }: Items,
  { spots }: Layout,
  now: Passed | null,
): Passing {
  const shown = spots.flatMap(({ item }) => messageOf(item) ?? []);
  const last = messages.at(-1);
  if (last === undefined) return { passed: null, seen: null };
  // The line takes the place of the first that is seen, or it would stand above all that is
  const [first, second = first] = [...new Set(shown)];
  const isPassing = before?.place === place && between(messages, before.message, first) > 0;
  const seen = { place, message: last.id, isPassing };
  if (!isPassing) return { passed: null, seen };
  const earlier = before.isPassing ? now?.count ?? 0 : 0;
  const count = earlier + between(messages, before.message, second);
  return { passed: { before: second!.id, count }, seen };
}

function between(
  messages: readonly Message[],
  after: MessageId,
  before: Message | undefined,
): number {
  if (before === undefined) return 0;
  return messages.filter(({ id }) => id > after && id < before.id).length;
}
