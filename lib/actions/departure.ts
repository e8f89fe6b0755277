/** Going for good: an account that is deleted, and guests who have not been here for long. */
import { checkName, type Signed } from "../auth/mod.ts";
import { type Outcome, refuse, type RoomId, type UserId } from "../protocol/mod.ts";
import {
  appendNotice,
  changeAccount,
  closeAccountIn,
  departed,
  findRoom,
  freeName,
  isOnlineAnywhere,
  listDeparting,
  listGuests,
  listMembers,
  memberRow,
  ownersRow,
  personOf,
  personRow,
  roomsEver,
  roomsOf,
  rowsOfNames,
  rowsToEnd,
  type Store,
} from "../store/mod.ts";
import { moveOwner } from "./caretaking.ts";
import { type Doorway, type Refused, refusedFor } from "./doorway.ts";
import { goOut, rowsToEnter } from "./entering.ts";
import { eraseIn } from "./erasing.ts";
import { type Ground, rowsToStandIn } from "./ground.ts";
import { type Proof, prove } from "./proof.ts";
import { putRole } from "./room_roles.ts";

/** What is to become of what somebody said: it stays under no name, or goes too. */
export interface Departure extends Proof {
  readonly messages: "keep" | "erase";
}

export async function deleteAccount(
  door: Doorway,
  me: Signed,
  { messages, ...proof }: Departure,
): Promise<{ readonly ok: true } | Refused> {
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  const done = await closeAccount(door.store, me.user, {
    shownAs: "",
    erase: messages === "erase",
  });
  if (done.ok) return { ok: true };
  return refusedFor(done.detail === "last owner" ? "last_owner" : "busy");
}

async function closeAccount(
  store: Store,
  user: UserId,
  how: { readonly shownAs: string; readonly erase: boolean },
): Promise<Outcome<unknown>> {
  const person = await personOf(store, user);
  const names = checkName(person?.name ?? "");
  if (!names.ok) return refuse("not_found", "person");
  const rows = [personRow(user), ownersRow, ...rowsOfNames(names), ...rowsToEnd(user)];
  const done = await changeAccount(store, user, rows, (draft, account) => {
    if (draft.get(personRow(user))?.name !== names.name) return refuse("unavailable");
    const refused = moveOwner(draft, user, false);
    if (refused !== null) return refused;
    freeName(draft, names);
    closeAccountIn(draft, user, account, how);
    return { ok: true };
  });
  if (done.ok) store.sessions.forgetAll();
  return done;
}

/** Takes those out of their rooms whose accounts are no more; what broke off goes on the next time. */
export async function finishDepartures(ground: Ground): Promise<void> {
  for (const { user, erase } of await listDeparting(ground.store)) {
    for (const room of await roomsOf(ground.store, user)) await takeOut(ground, user, room);
    if (erase) {
      for (const room of await roomsEver(ground.store, user)) await eraseIn(ground, user, room);
    }
    await departed(ground.store, user);
  }
}

/** A direct conversation keeps their place. A room that was theirs gets another owner. */
async function takeOut({ store, now }: Ground, user: UserId, id: RoomId): Promise<void> {
  const heir = await heirOf(store, user, id);
  const rows = [...rowsToStandIn(id, user), ...rowsToEnter(id, user)];
  await store.writer.write({
    rows: heir === null ? rows : [...rows, memberRow(id, heir)],
    decide(draft) {
      const found = findRoom(draft, id);
      const mine = draft.get(memberRow(id, user));
      if (found === null || mine === null || found.facts.kind === "direct") return { ok: true };
      let room = found;
      if (mine.role === "owner" && heir !== null && draft.peek(memberRow(id, heir)) !== null) {
        room = putRole(draft, room, heir, "owner");
      }
      appendNotice(draft, goOut(draft, room, user), user, now(), { what: "left", who: user });
      return { ok: true };
    },
  });
}

/** A moderator before anybody else; a guest never. */
async function heirOf(store: Store, user: UserId, room: RoomId): Promise<UserId | null> {
  let first: UserId | null = null;
  let after: UserId | undefined;
  for (;;) {
    const { members, more } = await listMembers(store, room, { after, limit: 200 });
    for (const { user: other, role } of members) {
      if (other === user || (await personOf(store, other))?.role === "guest") continue;
      if (role === "moderator") return other;
      first ??= other;
    }
    after = members.at(-1)?.user;
    if (!more) return first;
  }
}

/** So long without a sign, and a guest is gone: the name is free again, what they said stays. */
const GUEST_AWAY_MS = 30 * 24 * 60 * 60 * 1000;

export async function endLongGuests({ store, now }: Ground): Promise<void> {
  for (const { user, cameAt } of await listGuests(store)) {
    const person = await personOf(store, user);
    const seenAt = Math.max(cameAt, person?.lastSeen ?? 0);
    if (now() - seenAt < GUEST_AWAY_MS || await isOnlineAnywhere(store, user)) continue;
    await closeAccount(store, user, { shownAs: person?.displayName ?? "", erase: false });
  }
}
