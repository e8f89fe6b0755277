/** The ways into a place: setting it up, registering, an invitation, as a guest, logging in. */
import { checkName, hashOf } from "../auth/mod.ts";
import { newRoomId } from "../protocol/mod.ts";
import {
  addPerson,
  asFounder,
  asInvited,
  asStranger,
  findAccount,
  findInvite,
  findPlace as findStored,
  type InviteRow,
  isOpenInvite,
  type PlaceRow,
} from "../store/mod.ts";
import {
  type Doorway,
  enterAs,
  type Entered,
  enterIfAdded,
  type FieldProblem,
  type NameAndPassword,
  newAccount,
  refusedFor,
  unlessBusy,
} from "./doorway.ts";
import type { Ground } from "./ground.ts";

export async function register(door: Doorway, asked: NameAndPassword): Promise<Entered> {
  const checked = await newAccount(door, asked);
  if (!checked.ok) return checked;
  return await enterIfAdded(
    door,
    await addPerson(door.store, checked.account, asStranger("member")),
  );
}

/** Where the place lets strangers in as guests: a name is enough. */
export async function visit(door: Doorway, { name }: { readonly name: string }): Promise<Entered> {
  const checked = await newAccount(door, { name, password: null });
  if (!checked.ok) return checked;
  return await enterIfAdded(
    door,
    await addPerson(door.store, checked.account, asStranger("guest")),
  );
}

/** With the secret of an invitation. What a guest would have as a password is not looked at. */
export async function acceptInvite(
  door: Doorway,
  { secret, ...asked }: NameAndPassword & { readonly secret: string },
): Promise<Entered> {
  const invite = await findOpenInvite(door, secret);
  if (invite === null) return refusedFor("link");
  const password = invite.as === "guest" ? null : asked.password;
  const checked = await newAccount(door, { ...asked, password });
  if (!checked.ok) return checked;
  const admission = asInvited(hashOf(secret), door.now());
  return await enterIfAdded(door, await addPerson(door.store, checked.account, admission));
}

/** What an invitation is for; looking at it uses nothing up. Null for one that leads nowhere. */
export async function findOpenInvite(
  { store, now }: Ground,
  secret: string,
): Promise<InviteRow | null> {
  const [invite, place] = await Promise.all([findInvite(store, hashOf(secret)), findStored(store)]);
  if (invite === null || place === null || place.door === "closed") return null;
  return isOpenInvite(invite, now()) ? invite : null;
}

const MOST_PLACE_CHARS = 60;

export function placeNameProblems(name: string): FieldProblem[] {
  if (name === "") return [{ field: "place", problem: "empty" }];
  return name.length > MOST_PLACE_CHARS ? [{ field: "place", problem: "too_long" }] : [];
}

export async function setUpPlace(
  door: Doorway,
  asked: NameAndPassword & {
    readonly place: string;
    readonly hue: number;
    readonly secret: string;
  },
): Promise<Entered> {
  const name = asked.place.trim();
  const checked = await newAccount(door, asked, placeNameProblems(name));
  if (!checked.ok) return checked;
  const place: PlaceRow = {
    ...{ name, hue: asked.hue, door: "invite", guests: false, rooms: [newRoomId()] },
  };
  const admission = asFounder(hashOf(asked.secret), place);
  return await enterIfAdded(door, await addPerson(door.store, checked.account, admission));
}

/** The same answer, in the same time, for a wrong name and a wrong password. */
export async function logIn(door: Doorway, asked: NameAndPassword): Promise<Entered> {
  const checked = checkName(asked.name);
  const account = checked.ok ? await findAccount(door.store, checked.folded) : null;
  const matches = await unlessBusy(
    door.passwords.matches(asked.password, account?.password ?? null),
  );
  if (matches === null) return refusedFor("busy");
  if (account === null || !matches) return refusedFor("wrong");
  return await enterAs(door, account.user);
}

/** Null before it was set up. */
export async function findPlace({ store }: Pick<Ground, "store">): Promise<PlaceRow | null> {
  return await findStored(store);
}
