/**
 * What a page shows before any script runs, and a client begins with. Each part is read as a
 * client would ask for it, in that order: what happens in between is beyond the cursor of what was
 * read before, so the first sync brings it.
 */
import {
  type FirstRoom,
  type FirstState,
  LIMITS,
  type Message,
  type MessageId,
  type Outcome,
  type RoomId,
  type RoomView,
  type UserId,
} from "../../protocol/mod.ts";
import { lastMoved } from "../../rules/mod.ts";
import { listEmoji } from "../messages/emoji.ts";
import type { Ground } from "../ground.ts";
import { pageHistory } from "./history.ts";
import { findMe, type Lookout, watchPeople } from "../people/people.ts";
import { listRooms } from "./rooms.ts";
import { syncAll, syncRoom } from "./sync.ts";

export interface FirstLook extends Pick<Lookout, "presenceOf"> {
  /** Where one is not in it, none is open. "latest" is the one that moved last. */
  readonly room: RoomId | "latest" | null;
  readonly around?: MessageId;
}

/** Null for nobody. */
export async function firstState(
  ground: Ground,
  me: UserId,
  { room, around, presenceOf }: FirstLook,
): Promise<FirstState | null> {
  const { epoch } = ground.store;
  const [you, there] = await Promise.all([findMe(ground, me), listRooms(ground, me)]);
  if (you === null) return null;
  const all = found(await syncAll(ground, me, { me: null, rooms: [] }, there));
  const wanted = room === "latest" ? lastMoved(all.rooms) : room;
  const open = wanted === null ? null : await firstRoom(ground, me, wanted, around);
  const users = onScreen(me, all.rooms, open);
  // Nobody hears of them before there is a socket, which asks again
  const lookout = { presenceOf, watch: () => {} };
  const { people } = found(await watchPeople(ground, me, { users }, lookout));
  const { me: cursor, gone: _none, ...told } = all;
  const emoji = found(await listEmoji(ground, me, {}));
  return { ...told, me: you, epoch, cursor, emoji, people, open };
}

/** The page around a message last: what it shows too new, the room's sync brings again. */
async function firstRoom(
  ground: Ground,
  me: UserId,
  room: RoomId,
  message: MessageId | undefined,
): Promise<FirstRoom | null> {
  const newest = await syncRoom(ground, me, { room, after: null });
  if (!newest.ok) return null;
  if (message === undefined) return { newest: newest.value, around: null };
  const page = await pageHistory(ground, me, { room, around: message });
  return page.ok ? { newest: newest.value, around: { message, page: page.value } } : null;
}

/** The newest first: beyond the limit somebody is left out who is further away. */
function onScreen(me: UserId, rooms: readonly RoomView[], open: FirstRoom | null): UserId[] {
  const messages = [
    ...open?.around?.page.messages ?? [],
    ...open?.newest.messages.toReversed() ?? [],
  ];
  const lately = rooms.toSorted((one, other) => other.movedAt - one.movedAt);
  const people = [
    ...[me],
    ...messages.flatMap(namedIn),
    ...lately.flatMap(({ facts }) => facts.people ?? []),
  ];
  return [...new Set(people)].slice(0, LIMITS.watchedPeople);
}

function namedIn({ from, notice, mentions = [], reactions }: Message): UserId[] {
  if (notice !== undefined && "who" in notice) return [from, notice.who];
  return [from, ...mentions, ...Object.values(reactions?.by ?? {}).flat()];
}

/** Of what is refused to nobody. */
function found<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused with "${outcome.code}"`);
  return outcome.value;
}
