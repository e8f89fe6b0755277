/**
 * How events move on all that a client knows. Pure: a repeat or a late event gives the same state
 * back. A page needs none of it before it hears of any: it comes with the link.
 */
import type {
  EmojiChanged,
  OwnEvent,
  OwnMoved,
  RoomEvent,
  RoomMoved,
  ServerEvent,
} from "../../protocol/events.ts";
import type { ClientId, Cursor, RoomId } from "../../protocol/ids.ts";
import type { Later } from "../../protocol/later.ts";
import type { KnownPerson } from "../../protocol/person.ts";
import type { RoomView } from "../../protocol/room.ts";
import { activityAfterNoted, activityAfterSeen } from "../../rules/activity.ts";
import { type ReadPosition, withRead } from "../../rules/unread.ts";
import { type ChatState, withPeople, withRoom } from "./chat_state.ts";
import { afterSeen, withoutThread } from "./followed_events.ts";
import type { Followed } from "./followed_state.ts";
import { afterOwn } from "./own_state.ts";
import { afterMoves, withoutOldTyping, withReceipt, withTyping } from "./room_events.ts";
import { roomOf } from "./room_state.ts";

export function apply(state: ChatState, event: ServerEvent, now: number): ChatState {
  return applyAll(state, [event], now);
}

/** What came together; the commits in one room between two other things are taken at once. */
export function applyAll(
  state: ChatState,
  events: readonly ServerEvent[],
  now: number,
): ChatState {
  let after = state;
  let moves: RoomMoved[] = [];
  for (const event of events) {
    if (event.type === "moved") moves.push(event);
    else {
      after = applyOther(applyMoves(after, moves), event, now);
      moves = [];
    }
  }
  return applyMoves(after, moves);
}

function applyMoves(state: ChatState, moves: readonly RoomMoved[]): ChatState {
  if (moves.length === 0) return state;
  const batches = new Map<RoomId, { cursor: Cursor; events: RoomEvent[] }>();
  for (const { room, cursor, events } of moves) {
    const held = state.rooms.get(room);
    const batch = batches.get(room);
    if (held === undefined || cursor <= (batch ?? held).cursor) continue;
    if (batch === undefined) batches.set(room, { cursor, events: [...events] });
    else {
      batch.cursor = cursor;
      batch.events.push(...events);
    }
  }
  if (batches.size === 0) return state;
  const rooms = new Map(state.rooms);
  for (const [id, { cursor, events }] of batches) {
    rooms.set(id, afterMoves(rooms.get(id)!, cursor, events, state.me));
  }
  return { ...state, rooms };
}

function applyOther(state: ChatState, event: ServerEvent, now: number): ChatState {
  switch (event.type) {
    case "own.moved":
      return applyOwn(state, event);
    case "room.entered":
      return entered(state, event.view);
    case "room.left":
      return withoutRooms(state, [event.room]);
    case "typing": {
      const room = state.rooms.get(event.room);
      if (!room || event.user === state.me || state.ignored.has(event.user)) return state;
      return withRoom(state, withTyping(room, event.user, now));
    }
    case "receipt": {
      const room = state.rooms.get(event.room);
      return room ? withRoom(state, withReceipt(room, event.user, event.read)) : state;
    }
    case "presence.changed": {
      const { user, presence, lastSeen } = event;
      const person = state.people.get(user);
      return person ? withPeople(state, [{ ...person, presence, lastSeen }]) : state;
    }
    case "person.changed":
      return withKnown(state, event.person);
    case "emoji.changed":
      return withEmojiChange(state, event);
    default:
      return state;
  }
}

function applyOwn(state: ChatState, { cursor, events }: OwnMoved): ChatState {
  if (state.cursor !== null && cursor <= state.cursor) return state;
  return events.reduce(applyOwnEvent, { ...state, cursor });
}

function applyOwnEvent(state: ChatState, event: OwnEvent): ChatState {
  switch (event.type) {
    case "read.moved":
      return afterRead(state, event.room, event);
    case "thread.followed":
      return withFollowed(state, event.room, (all) => withoutThread(all, event.thread));
    case "thread.seen":
      return withFollowed(state, event.room, (all) => afterSeen(all, event.thread, event));
    case "activity.noted":
      return { ...state, activity: activityAfterNoted(state.activity, event) };
    case "activity.seen":
      return { ...state, activity: activityAfterSeen(state.activity, event.read) };
    case "later.changed":
      return { ...state, later: withLater(state.later, event.id, event.later) };
    case "ignored.changed":
      return { ...state, ignored: new Set(event.users) };
    case "presence.said":
      return { ...state, said: { as: event.as, until: event.until } };
    default:
      return { ...state, own: afterOwn(state.own, event) };
  }
}

function withLater(all: readonly Later[], id: ClientId, later: Later | null): Later[] {
  const others = all.filter((one) => one.id !== id);
  return [...others, ...later === null ? [] : [later]]
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** A room that is held already is as new as this or newer: it was in the answer to the sync. */
function entered(state: ChatState, view: RoomView): ChatState {
  return state.rooms.has(view.id) ? state : withRoom(state, roomOf(view));
}

/** Set back, the room has to be asked for anew: what lies between is not known here. */
function afterRead(state: ChatState, id: RoomId, position: ReadPosition): ChatState {
  const room = state.rooms.get(id);
  if (!room) return state;
  const tally = withRead(room.tally, position);
  return tally === room.tally ? state : withRoom(state, { ...room, tally });
}

function withFollowed(
  state: ChatState,
  id: RoomId,
  change: (followed: Followed) => Followed,
): ChatState {
  const room = state.rooms.get(id);
  const followed = room && change(room.followed);
  return followed && followed !== room.followed ? withRoom(state, { ...room, followed }) : state;
}

export function withoutRooms(state: ChatState, ids: readonly RoomId[]): ChatState {
  if (!ids.some((id) => state.rooms.has(id))) return state;
  const rooms = new Map(state.rooms);
  for (const id of ids) rooms.delete(id);
  return { ...state, rooms };
}

/** What has led to others than are held is in them already, or the answer that has it is on its way. */
export function withEmojiChange(state: ChatState, change: EmojiChanged): ChatState {
  const { before, mark, added, removed } = change;
  if (state.emojiMark !== before) return state;
  const emoji = new Map(state.emoji);
  if (removed !== undefined) emoji.delete(removed);
  if (added !== undefined) emoji.set(added.name, added);
  return { ...state, emoji, emojiMark: mark };
}

/** Who is there is told apart from this. */
export function withKnown(state: ChatState, known: KnownPerson): ChatState {
  const person = state.people.get(known.id);
  if (person === undefined) return state;
  const { presence, lastSeen } = person;
  return withPeople(state, [{ ...known, presence, lastSeen }]);
}

/** Those who have not been heard typing for a while. */
export function withoutOldTypists(state: ChatState, now: number): ChatState {
  let after = state;
  for (const room of state.rooms.values()) {
    const still = withoutOldTyping(room, now);
    if (still !== room) after = withRoom(after, still);
  }
  return after;
}
