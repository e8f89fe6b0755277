/** The windows that there are, in the order of their numbers, and what is new in each. */
import { groupsOf, isCalled, isHidden, isNews } from "../../client/rooms/groups.ts";
import type { Room } from "../../client/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { mentionsOf, unreadOf } from "../../rules/mod.ts";
import { person } from "../../words/mod.ts";
import { type Held, isMuted } from "./held.ts";
import { titleOf } from "./names.ts";

/**
 * As the web app lists them when the program starts, but for what is unread; from then on each has
 * its number for as long as one is in it, and what comes anew stands behind them: a number that
 * means another room tomorrow morning is learned, one that does in a minute is not.
 */
export function windowsAfter(
  before: readonly RoomId[],
  held: Held,
  open: RoomId | null,
): readonly RoomId[] {
  const { state } = held;
  const kept = before.filter((id) => isShown(state.rooms.get(id), held, open));
  const known = new Set(kept);
  const added = listed(held, open).filter((id) => !known.has(id));
  const isSame = added.length === 0 && kept.length === before.length;
  return isSame ? before : [...kept, ...added];
}

function isShown(room: Room | undefined, { prefs }: Held, open: RoomId | null): boolean {
  return room !== undefined && (room.id === open || !isHidden(room, prefs(room.id)));
}

function listed({ state, prefs, settings }: Held, room: RoomId | null): RoomId[] {
  const groups = groupsOf(
    { rooms: withoutNews(state.rooms) },
    {
      ...{ prefsOf: prefs, isMuted: () => false, sections: settings.sections },
      ...{ titleOf: (one: Room) => titleOf(one, state), language: person.dates },
    },
    { room, wasUnread: false },
  );
  return groups.flatMap(({ rooms }) => rooms);
}

/** Where nothing is unread all stands where it always does. */
function withoutNews(rooms: ReadonlyMap<RoomId, Room>): Map<RoomId, Room> {
  return new Map([...rooms].map(([id, room]) => {
    const { count, own } = room.tally;
    return [id, { ...room, tally: { ...room.tally, read: count, ownRead: own, gone: [] } }];
  }));
}

export interface WindowNews {
  readonly unread: number;
  readonly mentions: number;
  /** It is meant for oneself. */
  readonly isCalled: boolean;
}

/** Null where nothing is new that its reader wants to know of. */
export function newsIn(room: Room, held: Held): WindowNews | null {
  const isQuiet = isMuted(held, room.id);
  if (!isNews(room, isQuiet)) return null;
  return {
    unread: unreadOf(room.tally),
    mentions: mentionsOf(room.tally),
    isCalled: isCalled(room, isQuiet),
  };
}

/** From where one is, round about: one that calls before all others. */
export function nextWithNews(
  windows: readonly RoomId[],
  held: Held,
  open: RoomId | null,
): RoomId | null {
  const at = open === null ? -1 : windows.indexOf(open);
  const others = [...windows.slice(at + 1), ...windows.slice(0, Math.max(0, at))];
  const news = (id: RoomId) => {
    const room = held.state.rooms.get(id);
    return room === undefined ? null : newsIn(room, held);
  };
  return others.find((id) => news(id)?.isCalled) ?? others.find((id) => news(id) !== null) ?? null;
}

export function neighbour(
  windows: readonly RoomId[],
  open: RoomId | null,
  step: 1 | -1,
): RoomId | null {
  if (windows.length === 0) return null;
  const at = open === null ? -1 : windows.indexOf(open);
  if (at === -1) return windows[0]!;
  return windows[(at + step + windows.length) % windows.length]!;
}
