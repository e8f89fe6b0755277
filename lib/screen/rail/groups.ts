/** The list of conversations: what stands where, and in which order. Pure. */
import type { ChatState, Room } from "../../client/mod.ts";
import { mentionsOf, unreadOf } from "../../rules/mod.ts";
import { titleOf } from "../names.ts";

export interface RailGroups {
  readonly unread: readonly Room[];
  readonly rooms: readonly Room[];
  readonly people: readonly Room[];
}

/** The open one stays where it is while it is read: nothing moves under the hand. */
export function groupsOf(state: ChatState, open: Room["id"] | null): RailGroups {
  const all = [...state.rooms.values()];
  const isUnread = (room: Room) => room.id !== open && unreadOf(room.tally) > 0;
  const unread = all.filter(isUnread).sort(byUrgency);
  const quiet = all.filter((room) => !isUnread(room));
  const byTitle = (one: Room, other: Room) =>
    titleOf(one, state).localeCompare(titleOf(other, state));
  return {
    unread,
    rooms: quiet.filter(({ facts }) => facts.kind !== "direct").sort(byTitle),
    people: quiet.filter(({ facts }) => facts.kind === "direct").sort(byLately),
  };
}

export function isCalled(room: Room): boolean {
  return mentionsOf(room.tally) > 0 || room.facts.kind === "direct";
}

function byUrgency(one: Room, other: Room): number {
  return Number(isCalled(other)) - Number(isCalled(one)) || byLately(one, other);
}

function byLately(one: Room, other: Room): number {
  return other.movedAt - one.movedAt || (one.id < other.id ? -1 : 1);
}
