// Where an address with a name in it leads: to the place itself, whose address has an id.
import {
  findDirect,
  findPersonCalled,
  findRoomCalled,
  type Ground,
  openDirect,
} from "../../../../lib/actions/mod.ts";
import type { Signed } from "../../../../lib/auth/mod.ts";
import type { UserId } from "../../../../lib/protocol/mod.ts";
import { type Address, pathOf } from "../../../../lib/screen/mod.ts";

type Named = Extract<Address, { readonly at: "name" }>;

/** Null where there is none, or none that this visitor may know of. */
export async function pathOfNamed(
  ground: Ground,
  visitor: Signed,
  { of, name, beyond }: Named,
  headers: Headers,
): Promise<string | null> {
  if (of === "room") {
    const found = await findRoomCalled(ground, visitor.user, { name });
    return found.ok ? pathOf(found.value.room) + beyond : null;
  }
  const found = await findPersonCalled(ground, visitor.user, { name });
  if (!found.ok) return null;
  const { user } = found.value;
  const room = await findDirect(ground, visitor.user, user) ??
    (isOwnWish(visitor, headers) ? await begun(ground, visitor, user) : null);
  return room === null ? `/people/${user}` : pathOf(room);
}

async function begun(ground: Ground, { user: me }: Signed, user: UserId) {
  const opened = await openDirect(ground, me, { users: [user] });
  return opened.ok ? opened.value.room : null;
}

/**
 * A link on another site must not begin conversations, nor may a program that can only read. They are
 * led to the person's card, from which one can.
 */
function isOwnWish({ scopes }: Signed, headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return scopes === null && (site === "same-origin" || site === "none");
}
