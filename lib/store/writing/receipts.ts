/**
 * Who lets others know how far they have read. It goes both ways: who does not tell is not told,
 * so nobody watches unseen.
 */
import { LIMITS, type RoomId, type UserId } from "../../protocol/mod.ts";
import type { Draft } from "./draft.ts";
import { getAll } from "../database/get_all.ts";
import { quietReaderRow, readRow } from "../rows.ts";
import type { ReadRow } from "../values/rooms.ts";
import type { Store } from "../database/store.ts";
import { listMembers } from "../rooms/views.ts";

/** Theirs to say; part of whatever write says it. */
export function setTellsReceipts(draft: Draft, user: UserId, on: boolean): void {
  if (on) draft.delete(quietReaderRow(user));
  else draft.set(quietReaderRow(user), true);
}

/** Those in a room who tell, and those who do not; null where the room is too large for it. */
export async function readersOf(
  store: Store,
  room: RoomId,
): Promise<{ telling: UserId[]; quiet: UserId[] } | null> {
  const { members, more } = await listMembers(store, room, { limit: LIMITS.receiptsMembers });
  if (more) return null;
  const users = members.map(({ user }) => user);
  const found = await getAll<true>(store, users.map((user) => quietReaderRow(user).key));
  const isQuiet = (_: UserId, i: number) => found[i]!.value !== null;
  return { telling: users.filter((user, i) => !isQuiet(user, i)), quiet: users.filter(isQuiet) };
}

export async function positionsOf(
  store: Store,
  room: RoomId,
  users: readonly UserId[],
): Promise<[UserId, number][]> {
  const found = await getAll<ReadRow>(store, users.map((user) => readRow(user, room).key));
  return users.map((user, i) => [user, found[i]!.value?.read ?? 0]);
}
