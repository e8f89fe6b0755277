/** What is unread, counted from everything that was ever said and by no rule of the product's. */
import type { Message, RoomId, RoomView, UserId } from "../../lib/protocol/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { given } from "../support/seed.ts";
import type { WireClient } from "../support/wire_client.ts";

export interface Counted {
  readonly unread: number;
  readonly mentions: number;
}

/** As the person who asks would be told by a patient librarian. */
export async function countFromHistory(person: WireClient): Promise<Map<RoomId, Counted>> {
  const { rooms } = given(await person.ask("sync", { me: null, rooms: [] }));
  const counted = new Map<RoomId, Counted>();
  for (const view of rooms) {
    const all = await everythingIn(view.id, person);
    counted.set(view.id, countOf(all, view.tally, person.hello.you.id));
  }
  return counted;
}

export function countOf(
  all: readonly Message[],
  { read, since }: Pick<RoomView["tally"], "read" | "since">,
  me: UserId,
): Counted {
  const left = all.filter(({ kind, thread, ordinal, from, deleted }) =>
    kind !== "system" && thread === undefined && deleted === undefined && from !== me &&
    ordinal > read
  );
  const calls = left.filter(({ mentions, shout, ordinal }) =>
    mentions?.includes(me) || (shout !== undefined && ordinal > since)
  );
  return { unread: left.length, mentions: calls.length };
}

/** As the list says it. */
export function inWords({ unread, mentions }: Counted): string {
  if (mentions > 0) return chat.rail.mentionCount(mentions);
  return unread > 0 ? chat.rail.unreadCount(unread) : "";
}

async function everythingIn(room: RoomId, person: WireClient): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const before = all[0]?.id;
    const ask = { room, limit: 100, ...(before && { before }) };
    const page = given(await person.ask("history.page", ask));
    all.unshift(...page.messages);
    if (!page.older) return all;
  }
}
