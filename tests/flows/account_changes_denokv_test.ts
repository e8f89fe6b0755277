/** What one changes about one's account reaches its open sockets, on every instance. */
import assert from "node:assert/strict";
import {
  changeName,
  changePassword,
  type Doorway,
  endDevices,
  listDevices,
  logIn,
  makeToken,
  register,
} from "../../lib/actions/mod.ts";
import { whoHas } from "../../lib/auth/mod.ts";
import { newClientId } from "../../lib/protocol/mod.ts";
import { MOST_SESSIONS, placeRow } from "../../lib/store/mod.ts";
import { granted } from "../actions/account_scene.ts";
import { bodiesStored, hearsBody, makeRoom, say } from "../live/gathering.ts";
import { within } from "../support/deadline.ts";
import { denokvServer } from "../support/denokv.ts";
import { given } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const env = { PARLEY_SEND_RATE: "0" };
const ADA = { name: "ada", password: "three odd green words" };
const NEW_PASSWORD = "nine tired blue owls";
const PROGRAM = { ...ADA, name: "A script", scopes: ["read", "write"], days: 1 };

async function twoInstances() {
  await using resources = new AsyncDisposableStack();
  const kv = resources.use(await denokvServer());
  const store = { data: "", kv: new URL(kv.address), token: kv.token };
  const servers = [
    resources.use(await startServer({ store, env })),
    resources.use(await startServer({ store, env })),
  ];
  const doors = servers.map(({ chat, clock }): Doorway => ({
    store: chat.store,
    passwords: chat.passwords,
    now: clock.now,
    caller: { prefix: "192.0.2.0/24", device: null },
  }));
  const place = { name: "Here", hue: 172, door: "open", guests: false, rooms: [] };
  await servers[0]!.chat.store.kv.set(placeRow.key, place);
  const signed = async (token: string) => {
    const { store, clock } = servers[0]!.chat;
    return { ...(await whoHas(store, token, clock.now()))!, token };
  };
  const ada = await signed(granted(await register(doors[0]!, ADA)).token);
  const owned = resources.move();
  return {
    ...{ doors, ada, signed },
    socket: (token: string, at: number) => WireClient.connect(servers[at]!.address, token),
    open: (token: string, at: number) => WireClient.open(servers[at]!.address, token),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const PASSWORD_CHANGED = { code: 4101, reason: "password_changed" };
const SIGNED_OUT = { code: 4100, reason: "signed_out" };

async function endsOf(...clients: WireClient[]) {
  return await Promise.all(clients.map(({ closed }) => within("the close", closed)));
}

Deno.test("a new password closes all sockets but one's own, which goes on as if nothing was", async () => {
  await using two = await twoInstances();
  const { doors, ada, signed } = two;
  const phone = await signed(granted(await logIn(doors[1]!, ADA)).token);
  const program = granted(await makeToken(doors[0]!, ada, PROGRAM) as { ok: true; token: string });
  const ben = granted(await register(doors[0]!, { ...ADA, name: "ben" }));
  await using own = await two.socket(ada.token, 0);
  await using ownThere = await two.socket(ada.token, 1);
  await using phoneHere = await two.socket(phone.token, 0);
  await using phoneThere = await two.socket(phone.token, 1);
  await using script = await two.socket(program.token, 1);
  await using friend = await two.socket(ben.token, 1);
  const room = await makeRoom(own, { members: [(await signed(ben.token)).user] });
  await say(own, room, "before");
  const once = await own.once();
  const numbered = { once, room, body: "at the very moment" };
  const [changed, sent] = await Promise.all([
    changePassword(doors[1]!, ada, {
      ...ADA,
      newPassword: NEW_PASSWORD,
      keepTokens: false,
    }),
    own.ask("message.send", numbered),
  ]);
  const { token } = granted(changed);
  const { id } = given(sent);
  const ends = await endsOf(phoneHere, phoneThere, script);
  assert.deepEqual(ends, [PASSWORD_CHANGED, PASSWORD_CHANGED, PASSWORD_CHANGED]);
  assert.equal(given(await own.ask("message.send", numbered)).id, id, "a repeat is a repeat");
  await say(own, room, "after");
  await say(ownThere, room, "from the other tab");
  await hearsBody(friend, room, "from the other tab");
  const said = ["before", "at the very moment", "after", "from the other tab"];
  assert.deepEqual(await bodiesStored(own, room), said);
  for (const at of [0, 1]) {
    await using fresh = await two.socket(token!, at);
    given(await fresh.ask("ping", {}));
    await using late = two.open(ada.token, at);
    assert.deepEqual(await endsOf(late), [SIGNED_OUT], "the old token is dead");
  }
  const mine = await signed(token!);
  given(await endDevices(doors[0]!, mine, mine.session));
  assert.deepEqual(await endsOf(own, ownThere), [SIGNED_OUT, SIGNED_OUT], "by its new name");
  given(await friend.ask("ping", {}));
});

Deno.test("a stream of a session with a new token ends with that session", async () => {
  await using two = await twoInstances();
  const { doors, ada, signed } = two;
  await using own = await two.socket(ada.token, 0);
  const room = await makeRoom(own);
  const stream = (await own.once()).stream;
  own.giveBack();
  const change = { ...ADA, newPassword: NEW_PASSWORD, keepTokens: false };
  const { token } = granted(await changePassword(doors[1]!, ada, change));
  const mine = await signed(token!);
  await say(own, room, "still mine");
  given(await endDevices(doors[1]!, mine, mine.session));
  const back = await signed(
    granted(await logIn(doors[0]!, { ...ADA, password: NEW_PASSWORD })).token,
  );
  await using again = await two.socket(back.token, 1);
  const once = { stream, number: 3, id: newClientId() };
  const late = await again.ask("message.send", { once, room, body: "too late" });
  assert.equal(late.ok || late.code, "unknown_stream");
  assert.deepEqual(await bodiesStored(again, room), ["still mine"]);
});

Deno.test("one login too many closes the sockets of the oldest, and no others", async () => {
  await using two = await twoInstances();
  const { doors, ada, signed } = two;
  const phone = granted(await logIn(doors[1]!, ADA));
  await using oldest = await two.socket(ada.token, 1);
  await using second = await two.socket(phone.token, 1);
  let last = phone.token;
  for (let i = 2; i <= MOST_SESSIONS; i++) last = granted(await logIn(doors[0]!, ADA)).token;
  assert.deepEqual(await endsOf(oldest), [SIGNED_OUT]);
  given(await second.ask("ping", {}));
  assert.equal((await listDevices(doors[1]!, await signed(last))).length, MOST_SESSIONS);
});

Deno.test("those who look at somebody hear of their new name", async () => {
  await using two = await twoInstances();
  const { doors, ada, signed } = two;
  const ben = await signed(granted(await register(doors[0]!, { ...ADA, name: "ben" })).token);
  await using friend = await two.socket(ben.token, 1);
  given(await friend.ask("people.watch", { users: [ada.user] }));
  granted(await changeName(doors[0]!, ada, "Lovelace"));
  const heard = await friend.hears("the new name", ({ type }) => type === "person.changed");
  assert.ok(heard.type === "person.changed");
  assert.deepEqual([heard.person.id, heard.person.name, heard.person.displayName], [
    ada.user,
    "Lovelace",
    "Lovelace",
  ]);
});
