/**
 * All that a client knows of what the server holds, and what answers of the server make of it. Pure:
 * a state is never changed, but replaced. Events move it on in `chat_events.ts`.
 *
 * This folder knows answers and events of the server. It must not know how they come, nor what waits
 * to be sent.
 */
import type { CustomEmoji } from "../../protocol/emoji.ts";
import type { Cursor, Epoch, RoomId, UserId } from "../../protocol/ids.ts";
import type { Later } from "../../protocol/later.ts";
import type { Person, Said } from "../../protocol/person.ts";
import { AUTO } from "../../protocol/presence.ts";
import type { Result } from "../../protocol/replies.ts";
import type { OwnActivity } from "../../protocol/thread.ts";
import { followedOf } from "./followed_state.ts";
import { afterOwnSync, NOTHING_OWN, type OwnState } from "./own_state.ts";
import { type Room, roomOf, withView } from "./room_state.ts";

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

export function withRoom(state: ChatState, room: Room): ChatState {
  return { ...state, rooms: new Map(state.rooms).set(room.id, room) };
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
