/** What those do who hold an invitation: look at it, come in with it, or into its rooms. */
import { hashOf, passArrival, passSecret, type Signed } from "../../auth/mod.ts";
import {
  accountOf,
  accountRow,
  asInvited,
  changeAccount,
  entrancesOf,
  findInvite,
  findPlace,
  type InviteRow,
  inviteRow,
  isOpenInvite,
  leadsIn,
  mayLetIn,
  personOf,
  placeRow,
  roomNamesOf,
  roomsOf,
  usedOnce,
} from "../../store/mod.ts";
import { enterRooms } from "./arrival.ts";
import {
  checkAccount,
  type Doorway,
  enterAsNew,
  type Entered,
  heldUp,
  type NameAndPassword,
  type Refused,
  refusedFor,
} from "./doorway.ts";
import type { Ground } from "../ground.ts";

export interface Invitation {
  readonly as: InviteRow["as"];
  /** Who asks one in. */
  readonly by: string;
  /** What the rooms are called that it leads to. */
  readonly rooms: readonly string[];
}

/** With the secret of an invitation. What a guest would have as a password is not looked at. */
export async function acceptInvite(
  door: Doorway,
  { secret, ...asked }: NameAndPassword & { readonly secret: string },
): Promise<Entered> {
  const passed = await passSecret(door.store, "invite", door.caller.prefix, door.now());
  if (!passed.ok) return heldUp(passed);
  const invite = await findOpenInvite(door, secret);
  if (invite === null) return refusedFor("link");
  await passed.value.succeeded();
  const password = invite.as === "guest" ? null : asked.password;
  const checked = checkAccount({ ...asked, password });
  if (!checked.ok) return checked;
  const kind = password === null ? "guest" : "register";
  const counted = await passArrival(door.store, kind, door.caller.prefix, door.now());
  if (!counted.ok) return heldUp(counted);
  return await enterAsNew(door, checked, asInvited(hashOf(secret), door.now()));
}

/** What an invitation is for; looking at it uses nothing up. Null for one that leads nowhere. */
export async function lookAtInvite(door: Doorway, secret: string): Promise<Invitation | Refused> {
  const passed = await passSecret(door.store, "invite", door.caller.prefix, door.now());
  if (!passed.ok) return heldUp(passed);
  const invite = await findOpenInvite(door, secret);
  if (invite === null) return refusedFor("link");
  await passed.value.succeeded();
  const inviter = await personOf(door.store, invite.by);
  const rooms = await roomNamesOf(door.store, invite.rooms);
  return { as: invite.as, by: inviter?.displayName ?? "", rooms };
}

/** Somebody who is here already comes into its rooms. Whoever is in all of them takes nobody else's turn. */
export async function enterInvitedRooms(
  door: Doorway,
  me: Signed,
  secret: string,
): Promise<{ readonly ok: true } | Refused> {
  if (me.scopes !== null) return refusedFor("not_yours");
  const found = await findOpenInvite(door, secret);
  const mine = await roomsOf(door.store, me.user);
  if (found?.rooms.every((room) => mine.includes(room))) return { ok: true };
  const row = inviteRow(hashOf(secret));
  const done = await changeAccount(door.store, me.user, [row, placeRow], (draft, account) => {
    const invite = draft.get(row);
    const isClosed = draft.get(placeRow)?.door === "closed";
    if (isClosed || !leadsIn(draft, invite, door.now())) return LEADS_NOWHERE;
    draft.set(row, usedOnce(invite));
    const entering = [...account.entering ?? [], ...entrancesOf(invite)];
    draft.set(accountRow(me.user), { ...account, entering });
    return { ok: true };
  });
  if (!done.ok) return refusedFor(done.code === "not_found" ? "link" : "busy");
  await enterRooms(door, me.user);
  return { ok: true };
}

const LEADS_NOWHERE = { ok: false, code: "not_found" } as const;

export async function findOpenInvite(
  { store, now }: Ground,
  secret: string,
): Promise<InviteRow | null> {
  const [invite, place] = await Promise.all([findInvite(store, hashOf(secret)), findPlace(store)]);
  if (invite === null || place === null || place.door === "closed") return null;
  const isOpen = isOpenInvite(invite, now()) && mayLetIn(await accountOf(store, invite.by));
  return isOpen ? invite : null;
}
