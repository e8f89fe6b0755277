/** The list of conversations: what stands where, and in which order. Pure. */
import type { RoomId } from "../../protocol/ids.ts";
import type { RoomPrefs, Section } from "../../protocol/settings.ts";
import { inOrder } from "../../rules/by_name.ts";
import { mentionsOf, unreadOf } from "../../rules/unread.ts";
import type { ChatState } from "../state/chat_state.ts";
import type { Room } from "../state/room_state.ts";

export interface RailGroup {
  /** One of the house's, or the id of a section that somebody has made. */
  readonly key: string;
  /** Of a section. */
  readonly name?: string;
  readonly rooms: readonly RoomId[];
}

export interface Wanted {
  prefsOf(room: RoomId): RoomPrefs;
  isMuted(room: RoomId): boolean;
  titleOf(room: Room): string;
  /** In whose order names stand. */
  readonly language: string;
  readonly sections: readonly Section[];
}

/** The conversation that is open, and whether it stood among the unread when it was opened. */
export interface Opened {
  readonly room: RoomId | null;
  readonly wasUnread: boolean;
}

/** What is open stays where it is while it is read: nothing moves under the hand. */
export function groupsOf(
  state: Pick<ChatState, "rooms">,
  { prefsOf: prefsById, isMuted, sections, titleOf, language }: Wanted,
  open: Opened,
): RailGroup[] {
  const prefsOf = ({ id }: Room) => prefsById(id);
  const isUnread = (room: Room) =>
    room.id === open.room ? open.wasUnread : isNews(room, isMuted(room.id));
  const known = new Set(sections.map(({ id }) => id));
  const homeOf = (room: Room) => {
    const { favourite, section } = prefsOf(room);
    if (favourite) return "favourites";
    if (section !== null && known.has(section)) return section;
    return room.facts.kind === "direct" ? "people" : "rooms";
  };
  const isShown = (room: Room) => room.id === open.room || !isHidden(room, prefsOf(room));
  const rooms = [...state.rooms.values()].filter(isShown);
  const quiet = rooms.filter((room) => !isUnread(room));
  const at = (key: string) => quiet.filter((room) => homeOf(room) === key);
  const named = byTitle(
    quiet.filter((room) => homeOf(room) !== "people"),
    { titleOf, language },
  );
  const titled = (key: string) => inOwnOrder(named.filter((room) => homeOf(room) === key), prefsOf);
  return [
    { key: "unread", rooms: rooms.filter(isUnread).sort(byUrgency(isMuted)) },
    { key: "favourites", rooms: titled("favourites") },
    ...sections.map(({ id, name }) => ({ key: id, name, rooms: titled(id) })),
    { key: "rooms", rooms: titled("rooms") },
    { key: "people", rooms: inOwnOrder(at("people").sort(byLately), prefsOf) },
  ].map((group) => ({ ...group, rooms: group.rooms.map(({ id }) => id) }));
}

/** Until something new is said. */
export function isHidden({ tally }: Room, { hiddenAt }: RoomPrefs): boolean {
  return hiddenAt !== null && tally.count <= hiddenAt;
}

/** What is muted stays where it is, unless one is meant. */
export function isNews({ tally }: Room, isMuted: boolean): boolean {
  return unreadOf(tally) > 0 && (!isMuted || mentionsOf(tally) > 0);
}

export function isCalled({ tally, facts }: Room, isMuted: boolean): boolean {
  return mentionsOf(tally) > 0 || facts.kind === "direct" && !isMuted;
}

export function isSameGroups(one: readonly RailGroup[], other: readonly RailGroup[]): boolean {
  return one.length === other.length && one.every(({ key, name, rooms }, at) => {
    const beside = other[at]!;
    return key === beside.key && name === beside.name && rooms.length === beside.rooms.length &&
      rooms.every((room, place) => room === beside.rooms[place]);
  });
}

/**
 * What has to be preferred so that a room moves one place along its group. All of a group get a
 * place with the first move: from then on nothing else decides.
 */
export function movesFor(
  rooms: readonly RoomId[],
  room: RoomId,
  step: 1 | -1,
): { room: RoomId; order: number }[] {
  const from = rooms.indexOf(room);
  const to = from + step;
  if (from < 0 || to < 0 || to >= rooms.length) return [];
  const moved = rooms.with(from, rooms[to]!).with(to, room);
  return moved.map((room, order) => ({ room, order }));
}

/** Those that were given a place come first. */
function inOwnOrder(rooms: readonly Room[], prefsOf: (room: Room) => RoomPrefs): Room[] {
  const order = (room: Room) => prefsOf(room).order ?? Infinity;
  // Two that have none are at the same place: the order of before holds
  return rooms.toSorted((one, other) =>
    order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0
  );
}

/** Each message makes the list anew; to compare two hundred names takes a millisecond of its frame. */
let sorted: { readonly from: string; readonly order: readonly number[] } = { from: "", order: [] };

function byTitle(
  rooms: readonly Room[],
  { titleOf, language }: Pick<Wanted, "titleOf" | "language">,
): Room[] {
  const titles = rooms.map(titleOf);
  const isPast = ({ facts }: Room) => Number(facts.archived);
  const from = [language, ...rooms.map((room, at) => `${room.id} ${isPast(room)} ${titles[at]}`)]
    .join("\n");
  if (from !== sorted.from) {
    const named = inOrder(titles, language);
    const order = [false, true].flatMap((past) =>
      named.filter((at) => rooms[at]!.facts.archived === past)
    );
    sorted = { from, order };
  }
  return sorted.order.map((at) => rooms[at]!);
}

function byUrgency(isMuted: Wanted["isMuted"]): (one: Room, other: Room) => number {
  const called = (room: Room) => Number(isCalled(room, isMuted(room.id)));
  return (one, other) => called(other) - called(one) || byLately(one, other);
}

function byLately(one: Room, other: Room): number {
  return other.movedAt - one.movedAt || (one.id < other.id ? -1 : 1);
}
