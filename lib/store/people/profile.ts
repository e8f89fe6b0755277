/** What is told of people to those who look at them, and what they say of themselves. */
import type { KnownPerson, PersonChanged, RoomId, UserId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { getAll } from "../database/get_all.ts";
import { memberRow, profileRow, roomOfPrefix } from "../rows.ts";
import type { PersonRow, ProfileRow } from "../values/people.ts";
import type { MemberRow } from "../values/rooms.ts";
import type { Store } from "../database/store.ts";

export const SAYS_NOTHING: ProfileRow = { bio: "", pronouns: "", zone: null };

export async function profileOf(store: Store, user: UserId): Promise<ProfileRow> {
  return (await store.kv.get<ProfileRow>(profileRow(user).key)).value ?? SAYS_NOTHING;
}

/** As everyone may know them; of a former member hardly more than that they were here. */
export function knownPerson(id: UserId, row: PersonRow): KnownPerson {
  const { name, displayName, role = "member", status, picture, gone } = row;
  if (gone) return { id, name: "", displayName, role: "member", gone };
  const shown = { id, name, displayName, role };
  return { ...shown, ...(status && { status }), ...(picture && { picture }) };
}

/**
 * Has those who look at them hear of it. To be called with the row as it is set in this draft. Its
 * status may be over: clients, who have the end of it, do not show that.
 */
export function tellOfPerson(draft: Draft, user: UserId, row: PersonRow): void {
  const event: PersonChanged = { type: "person.changed", person: knownPerson(user, row) };
  draft.control(user, { do: "tell_of", user, text: JSON.stringify(event) });
}

/** In more rooms than this it is not looked for company: who is let in by an invite is in few. */
const MOST_ROOMS = 100;

/** Those of these people who are in a room with somebody. */
export async function inRoomsWith(
  store: Store,
  user: UserId,
  others: readonly UserId[],
): Promise<Set<UserId>> {
  const found = new Set<UserId>();
  let left = others;
  if (left.length === 0) return found;
  for await (
    const { key } of store.kv.list({ prefix: roomOfPrefix(user) }, { limit: MOST_ROOMS })
  ) {
    const room = key.at(-1) as RoomId;
    const members = await getAll<MemberRow>(store, left.map((each) => memberRow(room, each).key));
    members.forEach(({ value }, i) => value !== null && found.add(left[i]!));
    left = left.filter((other) => !found.has(other));
    if (left.length === 0) break;
  }
  return found;
}
