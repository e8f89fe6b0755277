/** What a tab, its icon and the icon of the app say without being looked into. */
import type { RoomFacts, Tally } from "../protocol/room.ts";
import type { ThreadTally } from "../protocol/thread.ts";
import { unreadInThread } from "./threads.ts";
import { mentionsOf, unreadOf } from "./unread.ts";

export interface Counts {
  /** Messages that nobody has to hurry for. */
  readonly unread: number;
  /** Those that are meant for oneself. */
  readonly calls: number;
}

export interface Counted {
  readonly facts: Pick<RoomFacts, "kind">;
  readonly tally: Tally;
  /** Of the threads in it that one follows. */
  readonly threads: readonly ThreadTally[];
  /** Or of the level that says nothing: only what is meant for oneself counts there. */
  readonly isMuted: boolean;
}

/** All that is said in a direct conversation is meant for those in it. */
export function countsOf(rooms: Iterable<Counted>): Counts {
  let [unread, calls] = [0, 0];
  for (const { facts, tally, threads, isMuted } of rooms) {
    const all = threads.reduce((sum, thread) => sum + unreadInThread(thread), unreadOf(tally));
    const named = threads.reduce((sum, thread) => sum + thread.mentions.length, mentionsOf(tally));
    const called = facts.kind === "direct" && !isMuted ? all : named;
    calls += called;
    if (!isMuted) unread += Math.max(0, all - called);
  }
  return { unread, calls };
}

const MOST_SHOWN = 99;

/** "(3) garden – Parley"; the room is named as it is shown. */
export function titleFor({ unread, calls }: Counts, place: string, room: string | null): string {
  const name = room === null ? place : `${room} – ${place}`;
  if (calls > MOST_SHOWN) return `(${MOST_SHOWN}+) ${name}`;
  if (calls > 0) return `(${calls}) ${name}`;
  return unread > 0 ? `• ${name}` : name;
}

export type IconState = "plain" | "unread" | "mention";

export function iconFor({ unread, calls }: Counts): IconState {
  if (calls > 0) return "mention";
  return unread > 0 ? "unread" : "plain";
}
