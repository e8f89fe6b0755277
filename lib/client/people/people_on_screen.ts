/** Whoever is named on a screen: their names and presence are to be kept up to date. Pure. */
import type { Message } from "../../protocol/message.ts";
import type { RoomId, UserId } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { ChatState } from "../state/chat_state.ts";

/** Those named first matter most: beyond the limit somebody is left out who is further away. */
export function peopleOnScreen(
  state: ChatState,
  open: RoomId | null,
  named: readonly UserId[],
): UserId[] {
  const room = open === null ? undefined : state.rooms.get(open);
  const rooms = [...state.rooms.values()].sort((one, other) => other.movedAt - one.movedAt);
  const people = [
    ...[state.me, ...named],
    ...room?.facts.people ?? [],
    ...[...room?.typing.keys() ?? []],
    ...[...room?.openThreads.values() ?? []].flatMap(({ messages }) => messages.flatMap(namedIn)),
    ...room?.timeline?.messages.toReversed().flatMap(namedIn) ?? [],
    ...rooms.flatMap(({ facts }) => facts.people ?? []),
    ...room?.receipts?.keys() ?? [],
    ...room?.memberList?.keys() ?? [],
  ];
  return [...new Set(people)].slice(0, LIMITS.watchedPeople).sort();
}

function namedIn({ from, notice, mentions = [], reactions }: Message): UserId[] {
  if (notice !== undefined && "who" in notice) return [from, notice.who];
  return [from, ...mentions, ...Object.values(reactions?.by ?? {}).flat()];
}
