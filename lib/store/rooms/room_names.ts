/** By their names to rooms. Many may have the same one, and what a room was called once leads to it too. */
import {
  foldName,
  type RoomFacts,
  type RoomId,
  type RoomRole,
  type UserId,
} from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { getAll } from "../database/get_all.ts";
import { factsOf } from "./room_facts.ts";
import { memberRow, roomCalledPrefix, roomCalledRow, roomPrefix, roomRow } from "../rows.ts";
import type { MemberRow, RoomRow } from "../values/rooms.ts";
import type { Store } from "../database/store.ts";

/** Folded, one letter can become eighteen; a key must end somewhere. */
const MOST_KEY_CHARS = 128;

function foldRoomName(name: string): string {
  return [...foldName(name.trim())].slice(0, MOST_KEY_CHARS).join("");
}

/** From now on, and for good. */
export function callRoom(draft: Draft, room: RoomId, name: string): void {
  draft.write(roomCalledRow(foldRoomName(name), room), true);
}

export interface CalledRoom {
  readonly id: RoomId;
  readonly facts: RoomFacts;
  /** Whether it is called so now. */
  readonly isNow: boolean;
  /** Of who asks; null where they are not in it. */
  readonly role: RoomRole | null;
}

/** All of them, whoever may know of which. */
export async function roomsCalled(store: Store, me: UserId, name: string): Promise<CalledRoom[]> {
  const folded = foldRoomName(name);
  const rows = store.kv.list({ prefix: roomCalledPrefix(folded) }, { batchSize: 500 });
  const ids = await Array.fromAsync(rows, ({ key }) => key.at(-1) as RoomId);
  const [found, members] = await Promise.all([
    getAll<RoomRow>(store, ids.map((id) => roomRow(id).key)),
    getAll<MemberRow>(store, ids.map((id) => memberRow(id, me).key)),
  ]);
  return ids.flatMap((id, i) => {
    const row = found[i]!.value;
    if (row === null) return [];
    const isNow = foldRoomName(row.name) === folded;
    return { id, facts: factsOf(row), isNow, role: members[i]!.value?.role ?? null };
  });
}

const AT_ONCE = 100;

/** For rooms from before there were such rows. */
export async function callAllRooms(kv: Deno.Kv): Promise<void> {
  let commit = kv.atomic();
  let count = 0;
  for await (const { key, value } of kv.list<RoomRow>({ prefix: roomPrefix })) {
    if (value.kind === "direct") continue;
    commit.set(roomCalledRow(foldRoomName(value.name), key.at(-1) as RoomId).key, true);
    if (++count % AT_ONCE > 0) continue;
    await commit.commit();
    commit = kv.atomic();
  }
  await commit.commit();
}
