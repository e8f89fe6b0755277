/** Those who stand before a door that is not theirs: of the place, of an invitation, of an account. */
import assert from "node:assert/strict";
import {
  acceptInvite,
  type Doorway,
  type Entered,
  enterInvitedRooms,
  listInvites,
  makeInvite,
  makeResetLink,
  register,
  resetPassword,
  visit,
} from "../../lib/actions/mod.ts";
import {
  hashOf,
  openSession,
  Passwords,
  type Signed,
  WAIT_RULES,
  whoHas,
} from "../../lib/auth/mod.ts";
import type { Role, UserId } from "../../lib/protocol/mod.ts";
import {
  addPerson,
  addSession,
  asNamed,
  type PlaceRow,
  placeRow,
  type Store,
} from "../../lib/store/mod.ts";
import { accountOf, given } from "../support/seed.ts";
import { Chatter, memoryStore } from "../store/chatter.ts";

const PASSWORD = "three odd green words";
const FOREVER = { as: "member", rooms: [], days: null, uses: null } as const;

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly door: Doorway;
  /** Somebody of this role, at a device. */
  known(name: string, role: Role): Promise<Signed>;
}

async function scene(place: Partial<PlaceRow> = {}): Promise<Scene> {
  const store = await memoryStore();
  const row = { name: "Here", hue: 172, door: "invite", guests: false, rooms: [], ...place };
  await store.kv.set(placeRow.key, row);
  const passwords = new Passwords();
  const caller = { prefix: "192.0.2.0/24", device: null };
  return {
    store,
    door: { store, passwords, now: Date.now, caller },
    async known(name, role) {
      const password = await passwords.hash(PASSWORD);
      const account = { ...accountOf(name), password };
      return await atDevice(store, given(await addPerson(store, account, asNamed(role), 0)));
    },
    [Symbol.asyncDispose]: () => store.close(),
  };
}

async function atDevice(store: Store, user: UserId): Promise<Signed> {
  const { token } = given(await openSession(store, user, Date.now()));
  return (await whoHas(store, token, Date.now()))!;
}

/** The same person, as a program to which they gave a token. */
async function asProgram(store: Store, { user }: Signed): Promise<Signed> {
  const token = { name: "script", scopes: ["read", "write", "admin"] } as const;
  const hash = hashOf(`token of ${user}`);
  given(await addSession(store, hash, { user, createdAt: 0, expiresAt: Infinity, token }));
  return { user, session: hash, expiresAt: Infinity, scopes: token.scopes };
}

function refusedAs(entered: Entered | { readonly ok: boolean }): string | null {
  if (!("problems" in entered)) return null;
  const { problems } = entered as Extract<Entered, { ok: false }>;
  return problems[0]!.problem;
}

Deno.test("a closed door is closed to strangers, to guests and to who has an invitation", async () => {
  await using scenery = await scene({ guests: true });
  const { store, door } = scenery;
  const ada = await scenery.known("ada", "owner");
  const { secret } = given(await makeInvite(door, ada, FOREVER));
  assert.equal(refusedAs(await register(door, { name: "eve", password: PASSWORD })), "closed");
  assert.equal(refusedAs(await visit(door, { name: "gus" })), null, "a guest may, so far");
  const { value: place } = await store.kv.get<PlaceRow>(placeRow.key);
  await store.kv.set(placeRow.key, { ...place, door: "closed" });
  const asked = { name: "eve", password: PASSWORD, secret };
  assert.equal(refusedAs(await visit(door, { name: "eve" })), "closed");
  assert.equal(refusedAs(await acceptInvite(door, asked)), "link");
  assert.equal(refusedAs(await enterInvitedRooms(door, ada, secret)), "link");
});

Deno.test("a link that may be used for ever brings no crowd at once", async () => {
  await using scenery = await scene();
  const { store, door } = scenery;
  const ada = await scenery.known("ada", "owner");
  const rooms = [await (await Chatter.at(store, ada.user)).makes({})];
  const { secret } = given(await makeInvite(door, ada, { ...FOREVER, as: "guest", rooms }));
  let came = 0;
  const enter = () => acceptInvite(door, { name: `gus${came}`, password: "", secret });
  let last = await enter();
  while (last.ok && ++came < 100) last = await enter();
  assert.equal(refusedAs(last), "waits");
  assert.equal(came, WAIT_RULES.arrival.free + 1);
});

Deno.test("a program comes into no room by an invitation, and neither invites nor resets", async () => {
  await using scenery = await scene();
  const { store, door } = scenery;
  const [ada, ben] = [await scenery.known("ada", "owner"), await scenery.known("ben", "member")];
  const { secret } = given(await makeInvite(door, ada, { ...FOREVER, uses: 1 }));
  const script = await asProgram(store, ada);
  assert.equal(refusedAs(await enterInvitedRooms(door, script, secret)), "not_yours");
  assert.equal((await makeInvite(door, script, FOREVER)).ok, false);
  assert.equal((await makeResetLink(door, script, ben.user)).ok, false);
  assert.equal((await listInvites(door, ada))[0]!.left, 1, "and nothing was used up");
});

Deno.test("only an owner makes a link to a new password, and never for themselves", async () => {
  await using scenery = await scene();
  const { door } = scenery;
  const [ada, ben] = [await scenery.known("ada", "owner"), await scenery.known("ben", "member")];
  const abe = await scenery.known("abe", "admin");
  assert.equal((await makeResetLink(door, abe, ben.user)).ok, false);
  assert.equal((await makeResetLink(door, ada, ada.user)).ok, false);
  const { secret } = given(await makeResetLink(door, ada, ben.user));
  const asked = { secret, password: "four more blue words" };
  const late = { ...door, now: () => Date.now() + 24 * 60 * 60 * 1000 };
  assert.equal(refusedAs(await resetPassword(late, asked)), "link");
  assert.equal(refusedAs(await resetPassword(door, asked)), null);
  assert.equal(refusedAs(await resetPassword(door, asked)), "link", "once");
});
