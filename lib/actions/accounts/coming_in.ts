/** The ways into a place: setting it up, registering, an invitation, as a guest, logging in. */
import {
  checkName,
  hashOf,
  isKnownDevice,
  passArrival,
  passLogin,
  passSecret,
} from "../../auth/mod.ts";
import { foldName, isHonestLine, newRoomId } from "../../protocol/mod.ts";
import {
  type Admission,
  asFounder,
  asStranger,
  byPassword,
  findAccount,
  findPlace as findStored,
  type PlaceRow,
} from "../../store/mod.ts";
import {
  checkAccount,
  type CheckedAccount,
  type Doorway,
  enterAs,
  enterAsNew,
  type Entered,
  type FieldProblem,
  heldUp,
  type NameAndPassword,
  type Refused,
  refusedFor,
  unlessBusy,
} from "./doorway.ts";
import type { Ground } from "../ground.ts";

export async function register(door: Doorway, asked: NameAndPassword): Promise<Entered> {
  return await arrive(door, "register", checkAccount(asked), asStranger("member"));
}

/** Where the place lets strangers in as guests: a name is enough. */
export async function visit(door: Doorway, { name }: { readonly name: string }): Promise<Entered> {
  return await arrive(door, "guest", checkAccount({ name, password: null }), asStranger("guest"));
}

async function arrive(
  door: Doorway,
  kind: "register" | "guest",
  checked: CheckedAccount | Refused,
  admission: Admission,
): Promise<Entered> {
  if (!checked.ok) return checked;
  const passed = await passArrival(door.store, kind, door.caller.prefix, door.now());
  return passed.ok ? await enterAsNew(door, checked, admission) : heldUp(passed);
}

const MOST_PLACE_CHARS = 60;

export function placeNameProblems(name: string): FieldProblem[] {
  if (name === "") return [{ field: "place", problem: "empty" }];
  if (name.length > MOST_PLACE_CHARS) return [{ field: "place", problem: "too_long" }];
  return isHonestLine(name) ? [] : [{ field: "place", problem: "unfit" }];
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
  const checked = checkAccount(asked, placeNameProblems(name));
  if (!checked.ok) return checked;
  const passed = await passSecret(door.store, "setup", door.caller.prefix, door.now());
  if (!passed.ok) return heldUp(passed);
  const place: PlaceRow = {
    ...{ name, hue: asked.hue, door: "invite", guests: false, rooms: [newRoomId()] },
  };
  const entered = await enterAsNew(door, checked, asFounder(hashOf(asked.secret), place));
  if (entered.ok) await passed.value.succeeded();
  return entered;
}

/** The same answer, in the same time, for a wrong name and a wrong password. */
export async function logIn(door: Doorway, asked: NameAndPassword): Promise<Entered> {
  const checked = checkName(asked.name);
  const folded = checked.ok ? checked.folded : foldName(asked.name);
  const account = checked.ok ? await findAccount(door.store, folded) : null;
  if (door.passwords.isFull) return refusedFor("busy");
  const { prefix, device } = door.caller;
  const isKnown = await isKnownDevice(door.store, account?.user ?? null, device);
  const passed = await passLogin(door.store, { folded, prefix, isKnown }, door.now());
  if (!passed.ok) return heldUp(passed);
  const matches = await unlessBusy(
    door.passwords.matches(asked.password, account?.password ?? null),
  );
  if (matches === null) {
    await passed.value.unused();
    return refusedFor("busy");
  }
  if (account === null || !matches) return refusedFor("wrong");
  await passed.value.succeeded();
  const claim = byPassword(account.password);
  return await enterAs(door, account.user, { claim, overtaken: "wrong" });
}

/** Null before it was set up. */
export async function findPlace({ store }: Pick<Ground, "store">): Promise<PlaceRow | null> {
  return await findStored(store);
}

export { takesGuests } from "../../store/mod.ts";
