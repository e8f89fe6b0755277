/** Going for good: an account that is deleted, and guests who have not been here for long. */
import { checkName, type Signed } from "../../auth/mod.ts";
import {
  type Outcome,
  refuse,
  type RoomId,
  type RoomRole,
  type UserId,
} from "../../protocol/mod.ts";
import {
  accountOf,
  appendNotice,
  asProven,
  changeAccount,
  type Claim,
  closeAccountIn,
  departed,
  dropActivityOf,
  dropFollowsOf,
  endInvite,
  findRoom,
  forgetOwn,
  freeName,
  giveUpFilesOf,
  type Head,
  headRow,
  isOnlineAnywhere,
  listDeparting,
  listGuests,
  listInvites,
  listMembers,
  memberRow,
  ownersRow,
  personOf,
  type PersonRow,
  personRow,
  roomsEver,
  roomsOf,
  rowsOfNames,
  rowsToEnd,
  type Store,
  UNCLAIMED,
} from "../../store/mod.ts";
import { moveOwner } from "../caretaking.ts";
import { type Doorway, type Refused, refusedFor } from "./doorway.ts";
import { goOut, rowsToEnter } from "../rooms/entering.ts";
import { eraseIn } from "../messages/erasing.ts";
import { type Ground, rowsToStandIn } from "../ground.ts";
import { forgetLaters } from "../messages/later.ts";
import { type Proof, prove } from "./proof.ts";
import { putRole } from "../rooms/room_roles.ts";

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
    ...{ shownAs: "", erase: messages === "erase", isStill: () => true },
    claim: asProven(proven.account),
  });
  if (done.ok) return { ok: true };
  return refusedFor(done.detail === "last owner" ? "last_owner" : "busy");
}

interface Closing {
  readonly shownAs: string;
  readonly erase: boolean;
  /** Whether they are, at the commit, as they were when it was decided that they go. */
  isStill(person: PersonRow): boolean;
  /** What gave the right to it, where somebody had to show something. */
  readonly claim: Claim;
}

async function closeAccount(
  store: Store,
  user: UserId,
  { isStill, claim, ...how }: Closing,
): Promise<Outcome<unknown>> {
  const person = await personOf(store, user);
  const names = checkName(person?.name ?? "");
  if (!names.ok) return refuse("not_found", "person");
  const rows = [personRow(user), ownersRow, ...rowsOfNames(names), ...rowsToEnd(user)];
  const done = await changeAccount(store, user, rows, (draft, account) => {
    const person = draft.get(personRow(user));
    if (person?.name !== names.name || !isStill(person)) return refuse("unavailable");
    const refused = moveOwner(draft, user, false);
    if (refused !== null) return refused;
    freeName(draft, names, user);
    closeAccountIn(draft, user, account, how);
    return { ok: true };
  }, claim);
  if (done.ok) store.sessions.forgetAll();
  return done;
}

/**
 * Takes those out of their rooms whose accounts are no more; what broke off goes on the next time.
 * One that fails holds up none of the others.
 */
export async function finishDepartures(ground: Ground): Promise<void> {
  const faults: unknown[] = [];
  for (const { user, erase } of await listDeparting(ground.store)) {
    try {
      await finishDeparture(ground, user, erase);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
}

async function finishDeparture(ground: Ground, user: UserId, erase: boolean): Promise<void> {
  const { store } = ground;
  await forgetLaters(ground, user);
  for (const room of await roomsOf(store, user)) await takeOut(ground, user, room);
  if (erase) { for (const room of await roomsEver(store, user)) await eraseIn(ground, user, room); }
  await dropFollowsOf(store, user);
  await dropActivityOf(store, user);
  for (const { by, hash } of await listInvites(store)) {
    if (by === user) await endInvite(store, hash);
  }
  await giveUpFilesOf(store, user);
  await forgetOwn(store, user);
  await departed(store, user);
}

/** A direct conversation keeps their place. A room that was theirs gets another owner. */
async function takeOut(ground: Ground, user: UserId, id: RoomId): Promise<void> {
  for (;;) {
    const { value: head } = await ground.store.kv.get<Head>(headRow(id).key);
    const heir = await heirOf(ground.store, user, id);
    const done = await handOn(ground, user, id, { heir, rules: head?.rules ?? 0 });
    if (done.ok) return;
    if (done.detail !== MOVED) throw new Error(`Nobody was taken out: ${done.code}`);
  }
}

/** People came, went or changed while an heir was looked for. */
const MOVED = "the room has moved";

async function handOn(
  { store, now }: Ground,
  user: UserId,
  id: RoomId,
  { heir, rules }: { readonly heir: UserId | null; readonly rules: number },
): Promise<Outcome<unknown>> {
  const rows = [...rowsToStandIn(id, user), ...rowsToEnter(id, user)];
  return await store.writer.write({
    rows: heir === null ? rows : [...rows, memberRow(id, heir)],
    decide(draft) {
      let room = findRoom(draft, id);
      const mine = draft.peek(memberRow(id, user));
      if (room === null || mine === null || room.facts.kind === "direct") return { ok: true };
      if (mine.role === "owner") {
        if (room.head.rules !== rules) return refuse("unavailable", MOVED);
        if (heir !== null) room = putRole(draft, room, heir, "owner");
      }
      appendNotice(draft, goOut(draft, room, user), user, now(), { what: "left", who: user });
      return { ok: true };
    },
  });
}

const HEIRS: readonly RoomRole[] = ["moderator", "member", "reader"];

/** A moderator before a member, who only reads last; never a guest, nor whoever cannot come in. */
async function heirOf(store: Store, user: UserId, room: RoomId): Promise<UserId | null> {
  const found = new Map<RoomRole, UserId>();
  let after: UserId | undefined;
  for (;;) {
    const { members, more } = await listMembers(store, room, { after, limit: 200 });
    for (const { user: other, role } of members) {
      if (other === user || found.has(role) || !await mayInherit(store, other)) continue;
      if (role === HEIRS[0]) return other;
      found.set(role, other);
    }
    after = members.at(-1)?.user;
    if (!more) break;
  }
  return HEIRS.map((role) => found.get(role)).find((heir) => heir !== undefined) ?? null;
}

async function mayInherit(store: Store, user: UserId): Promise<boolean> {
  const [account, person] = await Promise.all([accountOf(store, user), personOf(store, user)]);
  return account !== null && account.banned === undefined && person?.role !== "guest";
}

/** So long without a sign, and a guest is gone: the name is free again, what they said stays. */
const GUEST_AWAY_MS = 30 * 24 * 60 * 60 * 1000;

export async function endLongGuests({ store, now }: Ground): Promise<void> {
  for (const { user, cameAt } of await listGuests(store)) {
    const person = await personOf(store, user);
    const seenAt = Math.max(cameAt, person?.lastSeen ?? 0);
    if (now() - seenAt < GUEST_AWAY_MS || await isOnlineAnywhere(store, user)) continue;
    await closeAccount(store, user, {
      ...{ shownAs: person?.displayName ?? "", erase: false },
      // Or came back, or rose, just now
      isStill: (now) => now.role === "guest" && now.lastSeen === person?.lastSeen,
      claim: UNCLAIMED,
    });
  }
}
