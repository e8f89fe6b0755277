/** The rooms that a text can name. Worked out once for all lines, and again when one is called otherwise. */
import type { ChatState } from "../../client/mod.ts";
import { type Known, knownRooms } from "../../format/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";

export interface KnownRooms {
  readonly roomName: Known["roomName"];
  readonly ids: ReadonlyMap<string, RoomId>;
}

type Rooms = ChatState["rooms"];

/** Each message makes the rooms anew; nothing here is kept for those that are gone. */
const ofRooms = new WeakMap<Rooms, KnownRooms>();
let last: KnownRooms = { roomName: knownRooms([]), ids: new Map() };

export function knownRoomsOf(rooms: Rooms): KnownRooms {
  const held = ofRooms.get(rooms);
  if (held !== undefined) return held;
  const ids = idsByName(rooms);
  if (!isSameMap(ids, last.ids)) last = { roomName: knownRooms(ids.keys()), ids };
  ofRooms.set(rooms, last);
  return last;
}

function idsByName(rooms: Rooms): Map<string, RoomId> {
  const ids = new Map<string, RoomId>();
  for (const { id, facts } of rooms.values()) {
    if (facts.kind !== "direct") ids.set(facts.name.toLowerCase(), id);
  }
  return ids;
}

function isSameMap<K, V>(one: ReadonlyMap<K, V>, other: ReadonlyMap<K, V>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}
