/**
 * All that a client knows of what the server holds, and how events and syncs move it on. Pure:
 * a state is never changed, and a repeat or a late event gives the same state back.
 */
import type { ClientId, Cursor, Epoch, RoomId, UserId } from "../protocol/ids.ts";
import type { CustomEmoji } from "../protocol/emoji.ts";
import type {
  EmojiChanged,
  OwnEvent,
  OwnMoved,
  RoomEvent,
  RoomMoved,
  ServerEvent,
} from "../protocol/events.ts";
import type { Later } from "../protocol/later.ts";
import type { KnownPerson, Person, Said } from "../protocol/person.ts";
import { AUTO } from "../protocol/presence.ts";
import type { RoomView } from "../protocol/room.ts";
import type { Result } from "../protocol/replies.ts";
import type { OwnActivity } from "../protocol/thread.ts";
import { activityAfterNoted, activityAfterSeen } from "../rules/activity.ts";
import { type ReadPosition, withRead } from "../rules/unread.ts";
import { afterSeen, type Followed, followedOf, withoutThread } from "./followed_state.ts";
import { afterOwn, afterOwnSync, NOTHING_OWN, type OwnState } from "./own_state.ts";
import {
  afterMoves,
  type Room,
  roomOf,
  withoutOldTyping,
  withReceipt,
  withTyping,
  withView,
} from "./room_state.ts";

export interface ChatState {
  /** null before the first hello. */
  readonly epoch: Epoch | null;
  readonly me: UserId;
  /** Of one's own log; null before the first sync. */
  readonly cursor: Cursor | null;
  readonly rooms: ReadonlyMap<RoomId, Room>;
  /** Those who are watched. */
  readonly people: ReadonlyMap<UserId, Person>;
  /** Those whose messages are folded. */
  readonly ignored: ReadonlySet<UserId>;
  /** What concerns one that is new, and up to where one has looked; `unreadActivity` counts it. */
  readonly activity: OwnActivity;
  /** Those that the place has added, by name. */
  readonly emoji: ReadonlyMap<string, CustomEmoji>;
  /** What they are told apart by from others; null before the server has told them. */
  readonly emojiMark: string | null;
  /** What the server will send for one, the next first; and what it could not. */
  readonly later: readonly Later[];
  /** Of one's own presence; `saidAt` tells whether it holds still. */
  readonly said: Said;
  /** Settings, drafts and the like. */
  readonly own: OwnState;
}

export function emptyState(me: UserId, epoch: Epoch | null = null): ChatState {
  return {
    ...{ epoch, me, cursor: null, rooms: new Map(), people: new Map() },
    ...{ ignored: new Set(), activity: { read: null, unread: [] } },
    ...{ later: [], said: AUTO, own: NOTHING_OWN },
    ...{ emoji: new Map(), emojiMark: null },
  };
}

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

export function withRoom(state: ChatState, room: Room): ChatState {
  return { ...state, rooms: new Map(state.rooms).set(room.id, room) };
}

export function withoutRooms(state: ChatState, ids: readonly RoomId[]): ChatState {
  if (!ids.some((id) => state.rooms.has(id))) return state;
  const rooms = new Map(state.rooms);
  for (const id of ids) rooms.delete(id);
  return { ...state, rooms };
}

export function withPeople(state: ChatState, known: readonly Person[]): ChatState {
  const people = new Map(state.people);
  for (const person of known) people.set(person.id, person);
  return { ...state, people };
}

export function withEmoji(state: ChatState, { mark, emoji }: Result<"emoji.list">): ChatState {
  if (emoji === undefined) return state;
  const byName = new Map(emoji.map((one) => [one.name, one]));
  return { ...state, emoji: byName, emojiMark: mark };
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

export function withOnlyPeople(state: ChatState, watched: readonly UserId[]): ChatState {
  const kept = watched.flatMap((id) => state.people.get(id) ?? []);
  return { ...state, people: new Map(kept.map((person) => [person.id, person])) };
}

/**
 * The answer to a sync. A room whose messages are held keeps its cursor: it has yet to ask for
 * those that it missed. Its read position is the answer's: nothing has come by since that was
 * given, so one that is held and looks later is of a history that was undone.
 */
export function afterSyncOfAll(state: ChatState, result: Result<"sync">): ChatState {
  const rooms = new Map(state.rooms);
  for (const id of result.gone) rooms.delete(id);
  for (const view of result.rooms) {
    const held = rooms.get(view.id);
    const counts = { tally: view.tally, followed: followedOf(view) };
    rooms.set(view.id, held ? { ...withView(held, view), ...counts } : roomOf(view));
  }
  const ignored = result.ignored ? new Set(result.ignored) : state.ignored;
  const { activity = state.activity, later = state.later, presence: said = state.said } = result;
  const own = afterOwnSync(state.own, result);
  return { ...state, cursor: result.me, rooms, ignored, activity, later, said, own };
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
