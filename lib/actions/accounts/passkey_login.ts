/** In with a passkey: without typing a name, and as somebody new without a password. */
import {
  askToCreate,
  askToUse,
  checkName,
  hashOf,
  passArrival,
  passSecret,
  type ToCreate,
  type ToGet,
} from "../../auth/mod.ts";
import { newUserId } from "../../protocol/mod.ts";
import { asInvited, asStranger, byPasskey, isNameFree } from "../../store/mod.ts";
import { challengeFor, readCreated, usePasskey } from "./ceremonies.ts";
import { findPlace } from "./coming_in.ts";
import {
  checkAccount,
  type Doorway,
  enterAs,
  enterAsNew,
  type Entered,
  heldUp,
  type Refused,
  refusedFor,
} from "./doorway.ts";
import { findOpenInvite } from "./invited.ts";

export type Offered<T> = { readonly ok: true; readonly options: T } | Refused;

/** Any passkey that belongs here will do: the browser shows whose it has. */
export async function offerLogin(door: Doorway): Promise<Offered<ToGet>> {
  const asked = await challengeFor(door, { purpose: "login", user: null });
  if (asked === null) return refusedFor("busy");
  const options = await askToUse(asked.site, { challenge: asked.challenge, known: [] });
  return { ok: true, options };
}

/** The same answer for a passkey that nobody knows and for one that does not hold. */
export async function logInWithPasskey(door: Doorway, answer: string): Promise<Entered> {
  const passed = await passSecret(door.store, "passkey", door.caller.prefix, door.now());
  if (!passed.ok) return heldUp(passed);
  const used = await usePasskey(door, { purpose: "login", user: null }, answer);
  if (!used.ok) return used;
  await passed.value.succeeded();
  const shown = { claim: byPasskey(used.id), overtaken: "passkey" } as const;
  return await enterAs(door, used.user, shown);
}

/** With the secret of an invitation, or none where everybody may come. */
interface Newcomer {
  readonly name: string;
  readonly secret?: string;
}

/** Looks at what could be in the way before a device keeps a passkey that would open nothing. */
export async function offerFirstPasskey(
  door: Doorway,
  asked: Newcomer,
): Promise<Offered<ToCreate>> {
  const refused = await findHindrance(door, asked);
  if (refused !== null) return refused;
  const name = checkName(asked.name);
  if (!name.ok) return { ok: false, problems: [{ field: "name", problem: name.problem }] };
  if (!await isNameFree(door.store, name)) {
    return { ok: false, problems: [{ field: "name", problem: "taken" }] };
  }
  const user = newUserId();
  const made = await challengeFor(door, { purpose: "register", user });
  if (made === null) return refusedFor("busy");
  const { site, challenge } = made;
  const options = await askToCreate(site, { challenge, user, name: name.name, known: [] });
  return { ok: true, options };
}

/** An invitation for guests asks for a name alone: whoever has a passkey is no guest. */
async function findHindrance(door: Doorway, { secret }: Newcomer): Promise<Refused | null> {
  if (secret === undefined) {
    return (await findPlace(door))?.door === "open" ? null : refusedFor("closed");
  }
  const invite = await findOpenInvite(door, secret);
  return invite?.as === "member" ? null : refusedFor("link");
}

export async function registerWithPasskey(
  door: Doorway,
  { answer, ...asked }: Newcomer & { readonly answer: string },
): Promise<Entered> {
  const refused = await findHindrance(door, asked);
  if (refused !== null) return refused;
  const checked = checkAccount({ name: asked.name, password: null });
  if (!checked.ok) return checked;
  const passed = await passArrival(door.store, "register", door.caller.prefix, door.now());
  if (!passed.ok) return heldUp(passed);
  const passkey = await readCreated(door, { purpose: "register", name: "" }, answer);
  if (passkey === null) return refusedFor("passkey");
  const admission = asked.secret === undefined
    ? asStranger("member")
    : asInvited(hashOf(asked.secret), door.now());
  return await enterAsNew(door, checked, admission, passkey);
}
