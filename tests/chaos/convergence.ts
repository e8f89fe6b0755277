/**
 * Holds what each client has come to hold against what one holds that has just started: as a
 * whole for the newest of each room, and message by message, gap by gap, for all the rest.
 */
import { stateHash, stateText } from "../../lib/client/mod.ts";
import { heldMessage } from "../../lib/client/state/message_state.ts";
import type { Client, Room } from "../../lib/client/mod.ts";
import type { Message, RoomId, UserId } from "../../lib/protocol/mod.ts";
import { isOrdinary, unreadInThread, unreadOf } from "../../lib/rules/mod.ts";
import type { Fresh } from "./history.ts";
import type { Verdict } from "./verdict.ts";

/** Fewer than a first page brings, and than any client keeps. */
const NEWEST = 40;

export function checkConverged(
  label: string,
  client: Client,
  fresh: Fresh,
  verdict: Verdict,
): void {
  const [held, wanted] = [client.state, fresh.client.state];
  if (stateHash(held, NEWEST) !== stateHash(wanted, NEWEST)) {
    const [one, other] = [stateText(held, NEWEST), stateText(wanted, NEWEST)];
    verdict.add(
      "diverged",
      `${label} holds another state than a fresh client`,
      ...apart(one, other),
    );
  }
  for (const room of held.rooms.values()) {
    const history = fresh.history.get(room.id);
    if (history === undefined) verdict.add("diverged", `${label} holds ${room.id}`);
    else {
      checkTimeline(label, room, history, verdict);
      checkTally(label, room, history, held.me, verdict);
      checkFollowed(label, room, history, held.me, verdict);
      checkOpenThreads(label, room, history, verdict);
    }
  }
}

/** Everything held is as it is now, and between two gaps nothing is missing. */
function checkTimeline(
  label: string,
  { id: room, timeline, cursor }: Room,
  history: readonly Message[],
  verdict: Verdict,
): void {
  if (timeline === null) return verdict.add("diverged", `${label} has not opened ${room}`);
  const places = new Map(history.map(({ id }, i) => [id, i]));
  timeline.messages.forEach((message, i) => {
    const place = places.get(message.id);
    const now = place === undefined ? undefined : history[place];
    if (now === undefined || textOf(now) !== textOf(message)) {
      return verdict.add("diverged", `${label} holds in ${room} at ${cursor}`, message, now);
    }
    if (timeline.gapBefore.has(message.id)) return;
    const [before, other] = [timeline.messages[i - 1]?.id, history[place! - 1]?.id];
    if (before !== other) {
      verdict.add("diverged", `${label} has a hole in ${room} at ${cursor} before`, message, other);
    }
  });
  if (timeline.attached && timeline.messages.at(-1)?.id !== history.at(-1)?.id) {
    verdict.add("diverged", `${label} misses the end of ${room} at ${cursor}`, history.at(-1));
  }
}

/** Counted one by one. */
function checkTally(
  label: string,
  { id, tally }: Room,
  history: readonly Message[],
  me: UserId,
  verdict: Verdict,
): void {
  const ordinary = history.filter(isOrdinary);
  const unread = ordinary.filter(({ ordinal, from, deleted }) =>
    ordinal > tally.read && from !== me && !deleted
  );
  const mentions = unread.filter(({ mentions, shout, ordinal }) =>
    mentions?.includes(me) || shout && ordinal > tally.since
  );
  const ordinals = mentions.map(({ ordinal }) => ordinal);
  const held = [...tally.mentions].sort((one, other) => one - other);
  if (unreadOf(tally) !== unread.length || String(held) !== String(ordinals)) {
    verdict.add(
      "diverged",
      `${label} counts ${unreadOf(tally)} unread in ${id}, and there are ${unread.length}`,
      { tally, mentions: ordinals },
    );
  }
}

/** Reply by reply. */
function checkFollowed(
  label: string,
  { id: room, followed }: Room,
  history: readonly Message[],
  me: UserId,
  verdict: Verdict,
): void {
  for (const { id, tally } of followed.values()) {
    const unread = history.filter(({ thread, reply = 0, from, deleted }) =>
      thread === id && reply > tally.read && from !== me && !deleted
    );
    const mentions = unread.flatMap(({ mentions, reply }) => mentions?.includes(me) ? reply! : []);
    if (unreadInThread(tally) === unread.length && String(tally.mentions) === String(mentions)) {
      continue;
    }
    const counts = { tally, unread: unread.length, mentions };
    verdict.add("diverged", `${label} counts otherwise in the thread ${id} of ${room}`, counts);
  }
}

/** Their first message, and of their replies the last ones without a hole. */
function checkOpenThreads(
  label: string,
  { id: room, openThreads }: Room,
  history: readonly Message[],
  verdict: Verdict,
): void {
  for (const [id, { messages: [first, ...replies] }] of openThreads) {
    const there = history.filter(({ thread }) => thread === id);
    const wanted = [
      ...history.filter((message) => message.id === id),
      ...there.slice(Math.max(0, there.length - replies.length)),
    ];
    const [one, other] = [[first!, ...replies].map(textOf), wanted.map(textOf)].map(String);
    if (one === other) continue;
    verdict.add("diverged", `${label} holds the thread ${id} of ${room}`, ...apart(one!, other!));
  }
}

/** What the rooms' members share is the same for all of them. */
export function checkAlike(clients: ReadonlyMap<string, Client>, verdict: Verdict): void {
  const first = new Map<RoomId, { label: string; text: string }>();
  for (const [label, { state }] of clients) {
    for (const room of state.rooms.values()) {
      const text = sharedText(room);
      const other = first.get(room.id);
      if (other === undefined) first.set(room.id, { label, text });
      else if (other.text !== text) {
        const differ = apart(text, other.text);
        verdict.add("diverged", `${label} and ${other.label} differ about ${room.id}`, ...differ);
      }
    }
  }
}

/** Only the newest few: who came late into a room may see no more. */
function sharedText({ facts, members, cursor, movedAt, tally, timeline }: Room): string {
  const newest = timeline?.messages.slice(-1).map(textOf);
  return JSON.stringify({ facts, members, cursor, movedAt, count: tally.count, newest });
}

/** Keys in order; no reactions are the same as none any more, and not pinned as taken down. */
function textOf(message: Message): string {
  const { reactions, pinned, ...rest } = heldMessage(message);
  const isBare = !reactions || Object.keys(reactions.by).length === 0;
  const whole = { ...rest, ...(!isBare && { reactions }), ...(pinned?.by && { pinned }) };
  return JSON.stringify(whole, (_key, part) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => one < other ? -1 : 1));
  });
}

/** Where two texts begin to differ. */
export function apart(one: string, other: string): [string, string] {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const from = Math.max(0, at - 300);
  return [one.slice(from, at + 300), other.slice(from, at + 300)];
}
