// What was said in a room: from where on, and page after page.

import {
  accept,
  LIMITS,
  type Message,
  type MessageId,
  messageIdOf,
  type Outcome,
  partsOf,
  PLACES,
  type RoomId,
  type Stamp,
} from "../../protocol/mod.ts";
import type { Request } from "../line.ts";

export interface Stretch {
  /** No more than so many. */
  readonly last: number | null;
  /** Nothing from before this. */
  readonly since: number | null;
}

/** A place before all messages. */
export const BEFORE_ALL = "0".repeat(28) as MessageId;

/** The place that the stretch begins behind; its end is before this message, or at the newest. */
export async function startOf(
  request: Request,
  room: RoomId,
  { last, since }: Stretch,
  before: MessageId | null,
): Promise<Outcome<MessageId>> {
  let start = BEFORE_ALL;
  if (since !== null) {
    const first = await firstFrom(request, room, since);
    if (!first.ok) return first;
    if (first.value === null) return accept(before ?? AFTER_ALL);
    start = idBefore(first.value);
  }
  if (last === null) return accept(start);
  let [left, edge] = [last, before];
  while (left > 0 && (edge === null || edge > start)) {
    const limit = Math.min(left, LIMITS.pageMessages);
    const ask = edge === null ? { room, limit } : { room, limit, before: edge };
    const page = await request("history.page", ask);
    if (!page.ok) return page;
    const { messages, older } = page.value;
    if (messages.length === 0) return accept(start);
    left -= messages.length;
    edge = messages[0]!.id;
    if (!older) return accept(start);
  }
  return accept(edge === null ? AFTER_ALL : idBefore(edge) > start ? idBefore(edge) : start);
}

/** Null where all are older. */
export async function firstFrom(
  request: Request,
  room: RoomId,
  at: number,
): Promise<Outcome<MessageId | null>> {
  const page = await request("history.page", { room, at, limit: 2 });
  if (!page.ok) return page;
  return accept(page.value.messages.find((message) => message.at >= at)?.id ?? null);
}

export async function* pagesAfter(
  request: Request,
  room: RoomId,
  start: MessageId,
): AsyncGenerator<Outcome<{ messages: readonly Message[]; isLast: boolean }>> {
  for (let after = start;;) {
    const page = await request("history.page", { room, after, limit: LIMITS.pageMessages });
    if (!page.ok) return yield page;
    const { messages, newer } = page.value;
    const isLast = !newer || messages.length === 0;
    yield accept({ messages, isLast });
    if (isLast) return;
    after = messages.at(-1)!.id;
  }
}

/** A place after all messages. */
const AFTER_ALL = `${"z".repeat(6)}${"f".repeat(20)}zz` as MessageId;

/** No message is between the two. */
export function idBefore(id: MessageId): MessageId {
  const { epoch, stamp, place } = partsOf(id);
  if (place > 0) return messageIdOf(epoch, stamp, place - 1);
  const before = (BigInt(`0x${stamp}`) - 1n).toString(16).padStart(20, "0");
  return messageIdOf(epoch, before as Stamp, PLACES - 1);
}
