/**
 * What a client holds as one text, and as a short hash of it, so that clients can be compared with
 * each other and with one that has just started. What is passing (typing, presence, receipts) is left out.
 */
import type { Message } from "../../protocol/message.ts";
import type { ChatState } from "./chat_state.ts";
import { ownContents } from "./own_state.ts";
import type { Room } from "./room_state.ts";
import { type Timeline, trimmed } from "./timeline.ts";

/** `newest`: only so many messages of each room, for clients that hold more or less of the past. */
export function stateText(state: ChatState, newest = Infinity): string {
  const { epoch, me, cursor, activity, later, said } = state;
  const ignored = [...state.ignored].sort();
  const rooms = [...state.rooms.values()].sort((one, other) => one.id < other.id ? -1 : 1)
    .map((room) => roomContents(room, newest));
  const own = ownContents(state.own);
  const emoji = Object.fromEntries(state.emoji);
  return canonical({ epoch, me, cursor, ignored, activity, emoji, later, said, own, rooms });
}

export function stateHash(state: ChatState, newest = Infinity): string {
  return hashOf(stateText(state, newest));
}

function roomContents(room: Room, newest: number): unknown {
  const { typing: _typing, receipts: _receipts, openThreads: _open, followed, ...kept } = room;
  const { tally, timeline, memberList, ...facts } = kept;
  return {
    ...facts,
    followed: Object.fromEntries(followed),
    tally: { ...tally, gone: sorted(tally.gone), mentions: sorted(tally.mentions) },
    timeline: timeline && timelineContents(trimmed(timeline, newest)),
    memberList: memberList && Object.fromEntries(memberList),
  };
}

function timelineContents({ messages, gapBefore, attached }: Timeline): unknown {
  return { messages: messages.map(contents), gapBefore: [...gapBefore].sort(), attached };
}

/** No reactions are the same as none any more, and not pinned the same as taken down. */
function contents({ reactions, pinned, ...message }: Message): unknown {
  const isBare = !reactions || Object.keys(reactions.by).length === 0;
  return { ...message, ...(!isBare && { reactions }), ...(pinned?.by && { pinned }) };
}

function sorted(ordinals: readonly number[]): number[] {
  return [...ordinals].sort((one, other) => one - other);
}

/** JSON whose keys are in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => one < other ? -1 : 1));
  });
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** FNV-1a of 64 bits over the text's code units: for comparing, not against forging. */
function hashOf(text: string): string {
  let hash = FNV_OFFSET;
  for (let i = 0; i < text.length; i++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * FNV_PRIME);
  }
  return hash.toString(16).padStart(16, "0");
}
