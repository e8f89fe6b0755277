/** Links that bring people in: who may make them, for whom, for how long. */
import { hashOf, isHash, newToken, passCostly, type Signed } from "../../auth/mod.ts";
import { can } from "../../policy/mod.ts";
import { accept, type Outcome, type Refusal, refuse, type RoomId } from "../../protocol/mod.ts";
import {
  type Draft,
  endInvite as endStored,
  findInvite,
  headRow,
  inviteRow,
  isOpenInvite,
  listInvites as listStored,
  memberRow,
  MOST_INVITES,
  peopleOf,
  personOf,
  personRow,
  placeRow,
  roomNamesOf,
  roomRow,
  roomsOf,
  seeRoom,
} from "../../store/mod.ts";
import { actorOf, type Ground, standIn } from "../ground.ts";

export interface AskedInvite {
  readonly as: "member" | "guest";
  /** Where it leads, besides the rooms that all newcomers enter. A guest sees no others. */
  readonly rooms: readonly RoomId[];
  /** For how long and how often it works; null is without an end. */
  readonly days: number | null;
  readonly uses: number | null;
}

/** A commit has so many checks, and each room needs one. */
const MOST_ROOMS = 5;
/** Nobody takes the place of all others with theirs. */
const MOST_OWN = 100;
const MOST_DAYS = 365;
const MOST_USES = 10_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The secret is shown once; the store has its hash. */
export async function makeInvite(
  { store, now }: Ground,
  me: Signed,
  { rooms: named, ...asked }: AskedInvite,
): Promise<Outcome<{ readonly secret: string }>> {
  const rooms = [...new Set(named)];
  const problem = problemOf({ ...asked, rooms });
  if (problem !== null) return problem;
  const all = await listStored(store);
  const own = all.filter(({ by }) => by === me.user);
  if (all.length >= MOST_INVITES || own.length >= MOST_OWN) {
    return refuse("too_many", "invitations");
  }
  const passed = await passCostly(store, "invite", me.user, now());
  if (!passed.ok) return passed;
  const secret = newToken();
  const row = inviteRow(hashOf(secret));
  const { as, days, uses } = asked;
  const at = now();
  const done = await store.writer.write({
    rows: [row, placeRow, personRow(me.user), ...rooms.flatMap((room) => rowsToLink(room, me))],
    decide(draft) {
      const refused = refusalFor(draft, me, { as, rooms });
      if (refused !== null) return refused;
      draft.check(row);
      draft.set(row, {
        ...{ as, by: me.user, createdAt: at, rooms, left: uses, used: 0 },
        expiresAt: days === null ? null : at + days * DAY_MS,
      });
      return { ok: true };
    },
  });
  return done.ok ? accept({ secret }) : done;
}

const rowsToLink = (room: RoomId, { user }: Signed) => [
  ...[headRow(room), roomRow(room), memberRow(room, user)],
];

function problemOf({ as, rooms, days, uses }: AskedInvite): Refusal | null {
  if (rooms.length > MOST_ROOMS) return refuse("too_many", "rooms");
  if (as === "guest" && rooms.length === 0) return refuse("bad_command", "rooms");
  if (days !== null && !isWithin(days, MOST_DAYS)) return refuse("bad_command", "days");
  return uses !== null && !isWithin(uses, MOST_USES) ? refuse("bad_command", "uses") : null;
}

function isWithin(number: number, most: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= most;
}

function refusalFor(
  draft: Draft,
  me: Signed,
  { as, rooms }: Pick<AskedInvite, "as" | "rooms">,
): Refusal | null {
  if (draft.get(placeRow)?.door === "closed") return refuse("forbidden", "closed");
  const actor = actorOf(draft.get(personRow(me.user)));
  const verb = as === "guest" ? "invite.makeGuest" : "invite.make";
  if (me.scopes !== null || !can(actor, verb)) return refuse("forbidden");
  for (const room of rooms) {
    const standing = standIn(draft, room, me.user, "room.link");
    if (!standing.ok) return standing;
  }
  return null;
}

export interface ListedInvite {
  /** What ends it; not the secret. */
  readonly id: string;
  readonly as: "member" | "guest";
  /** Who made it, by name. */
  readonly by: string;
  readonly rooms: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly left: number | null;
  readonly used: number;
  /** Whether it still lets somebody in. */
  readonly isOpen: boolean;
}

/** One's own, and all of them for those who look after the place; none for a program. The newest first. */
export async function listInvites({ store, now }: Ground, me: Signed): Promise<ListedInvite[]> {
  if (me.scopes !== null) return [];
  const actor = actorOf(await personOf(store, me.user));
  const seen = (await listStored(store)).filter(({ by }) =>
    can(actor, "invite.list", { own: by === me.user })
  );
  const people = await peopleOf(store, [...new Set(seen.map(({ by }) => by))]);
  return await Promise.all(seen.map(async ({ hash, by, rooms, ...invite }) => ({
    ...{ ...invite, id: hash, by: people.get(by)?.displayName ?? "" },
    rooms: await roomNamesOf(store, rooms),
    isOpen: isOpenInvite({ ...invite, by, rooms }, now()),
  })));
}

/** The rooms to which somebody may make a link, by name. */
export async function linkableRooms(
  { store }: Ground,
  me: Signed,
): Promise<{ id: RoomId; name: string }[]> {
  const actor = actorOf(await personOf(store, me.user));
  const rooms = await Promise.all(
    (await roomsOf(store, me.user)).map((room) => seeRoom(store, me.user, room)),
  );
  return rooms.flatMap((seen) => {
    if (seen === null) return [];
    const { id, facts, role } = seen.view;
    return can({ ...actor, room: role }, "room.link", facts) ? [{ id, name: facts.name }] : [];
  });
}

/** What is not there, and what is not theirs, is not found. */
export async function endInvite(
  { store }: Ground,
  me: Signed,
  hash: string,
): Promise<Outcome<unknown>> {
  if (!isHash(hash)) return refuse("not_found");
  const [invite, person] = await Promise.all([findInvite(store, hash), personOf(store, me.user)]);
  const isTheirs = invite !== null && me.scopes === null &&
    can(actorOf(person), "invite.end", { own: invite.by === me.user });
  return isTheirs ? await endStored(store, hash) : refuse("not_found");
}
