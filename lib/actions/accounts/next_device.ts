/** To the phone without typing a password there: a link that works once, for two minutes. */
import { hashOf, newToken, passCostly, passSecret, type Signed } from "../../auth/mod.ts";
import { addLink, asProven, byLink, findLink, personOf } from "../../store/mod.ts";
import {
  type Doorway,
  enterAs,
  type Entered,
  heldUp,
  type Refused,
  refusedFor,
  shutOut,
} from "./doorway.ts";
import type { Ground } from "../ground.ts";
import { type Proof, prove } from "./proof.ts";

export const DEVICE_LINK_MS = 2 * 60 * 1000;

export async function makeDeviceLink(
  door: Doorway,
  me: Signed,
  proof: Proof,
): Promise<{ readonly ok: true; readonly secret: string } | Refused> {
  const proven = await prove(door, me, proof);
  if (!proven.ok) return proven;
  const passed = await passCostly(door.store, "link", me.user, door.now());
  if (!passed.ok) return heldUp(passed);
  const secret = newToken();
  const link = { what: "device", user: me.user, expiresAt: door.now() + DEVICE_LINK_MS } as const;
  const claim = asProven(proven.account);
  const added = await addLink(door.store, hashOf(secret), link, claim);
  return added.ok ? { ok: true, secret } : shutOut(added, "not_yours");
}

/** Whom the link would log in; looking uses nothing up. */
export async function findDeviceLink(
  { store, now }: Ground,
  secret: string,
): Promise<string | null> {
  const link = await findLink(store, hashOf(secret), "device", now());
  const person = link && await personOf(store, link.user);
  return person?.name ?? null;
}

export async function enterByLink(
  door: Doorway,
  { secret }: { readonly secret: string },
): Promise<Entered> {
  const passed = await passSecret(door.store, "transfer", door.caller.prefix, door.now());
  if (!passed.ok) return heldUp(passed);
  const hash = hashOf(secret);
  const link = await findLink(door.store, hash, "device", door.now());
  if (link === null) return refusedFor("link");
  await passed.value.succeeded();
  return await enterAs(door, link.user, { claim: byLink(hash), overtaken: "link" });
}
