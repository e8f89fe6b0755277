/** Who left the keyboard, and what people say of their presence themselves. */
import assert from "node:assert/strict";
import type { PresenceState, Said, UserId } from "../../lib/protocol/mod.ts";
import { personOf } from "../../lib/store/mod.ts";
import { makeRoom } from "../live/gathering.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { Chatter } from "../store/chatter.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { WireClient } from "../support/wire_client.ts";

const times = { beatMs: 40, leaseMs: 10_000, graceMs: 60 };
type Person = { user: UserId; token: string };

async function people(server: TestServer): Promise<[Person, Person]> {
  const { store } = server.chat;
  return [await seedPerson(store, "ada"), await seedPerson(store, "ben")];
}

/** What was told of somebody, in order. */
function told({ heard }: WireClient, user: UserId): PresenceState[] {
  return heard.flatMap((event) =>
    event.type === "presence.changed" && event.user === user ? [event.presence] : []
  );
}

function hearsLast(looker: WireClient, user: UserId, all: PresenceState[]) {
  return looker.hears(all.join(", "), () => told(looker, user).join() === all.join());
}

async function seen(looker: WireClient, user: UserId) {
  const { people } = given(await looker.ask("people.watch", { users: [user] }));
  return [people[0]!.presence, people[0]!.lastSeen];
}

const AUTO: Said = { as: "auto", until: null };

Deno.test("the most present device counts: away is who has left them all, and back at the first key", async () => {
  await using server = await startServer({ times });
  const [ada, ben] = await people(server);
  await using looker = await WireClient.connect(server.address, ben.token);
  await seen(looker, ada.user);
  await using laptop = await WireClient.connect(server.address, ada.token);
  await using phone = await WireClient.connect(server.address, ada.token);
  await hearsLast(looker, ada.user, ["online"]);
  given(await laptop.ask("presence.idle", { on: true }));
  given(await phone.ask("presence.idle", { on: true }));
  await hearsLast(looker, ada.user, ["online", "away"]);
  assert.deepEqual(await seen(looker, ada.user), ["away", null]);
  given(await laptop.ask("presence.idle", { on: false }));
  await hearsLast(looker, ada.user, ["online", "away", "online"]);
});

Deno.test("who closes the device they were at is away on the other one, after the grace", async () => {
  await using server = await startServer({ times });
  const [ada, ben] = await people(server);
  await using looker = await WireClient.connect(server.address, ben.token);
  await seen(looker, ada.user);
  await using desk = await WireClient.connect(server.address, ada.token);
  given(await desk.ask("presence.idle", { on: true }));
  {
    await using _phone = await WireClient.connect(server.address, ada.token);
    await hearsLast(looker, ada.user, ["online", "away", "online"]);
  }
  await hearsLast(looker, ada.user, ["online", "away", "online", "away"]);
});

Deno.test("who comes back to a restarted server with nobody at the device was never online", async () => {
  await using folder = await tempFolder();
  const patient = { ...times, graceMs: 20_000 };
  const options = { times: patient, env: { PARLEY_DATA: folder.path } };
  const idle = async ({ address }: TestServer, { token }: Person) => {
    const device = WireClient.open(address, token, "/ws?idle");
    await device.hears("hello", ({ type }) => type === "hello");
    return device;
  };
  let both: [Person, Person];
  {
    await using first = await startServer(options);
    both = await people(first);
    await using looker = await WireClient.connect(first.address, both[1].token);
    await seen(looker, both[0].user);
    await using _device = await idle(first, both[0]);
    await hearsLast(looker, both[0].user, ["away"]);
  }
  const [ada, ben] = both;
  await using second = await startServer(options);
  await using looker = await WireClient.connect(second.address, ben.token);
  assert.deepEqual(await seen(looker, ada.user), ["away", null]);
  await using device = await idle(second, ada);
  given(await device.ask("presence.say", { as: "dnd", until: null }));
  await hearsLast(looker, ada.user, ["dnd"]);
});

Deno.test("what one says holds on all devices and over the next login, until it is taken back", async () => {
  await using server = await startServer({ times });
  const [ada, ben] = await people(server);
  await using looker = await WireClient.connect(server.address, ben.token);
  await seen(looker, ada.user);
  {
    await using laptop = await WireClient.connect(server.address, ada.token);
    await using phone = await WireClient.connect(server.address, ada.token);
    const cursor = given(await phone.ask("sync", { me: null, rooms: [] })).me;
    assert.deepEqual(given(await phone.ask("sync", { me: null, rooms: [] })).presence, AUTO);
    given(await laptop.ask("presence.say", { as: "dnd", until: null }));
    const said = await phone.hears("what was said", (event) =>
      event.type === "own.moved" &&
      event.events.some((own) => own.type === "presence.said" && own.as === "dnd"));
    assert.equal(said.type, "own.moved");
    const since = given(await phone.ask("sync", { me: cursor, rooms: [] }));
    assert.deepEqual(since.presence, { as: "dnd", until: null });
    const { me } = since;
    assert.equal(given(await phone.ask("sync", { me, rooms: [] })).presence, undefined);
    given(await laptop.ask("presence.idle", { on: true }));
    given(await phone.ask("presence.idle", { on: true }));
    await hearsLast(looker, ada.user, ["online", "dnd"]);
  }
  await hearsLast(looker, ada.user, ["online", "dnd", "offline"]);
  await using again = await WireClient.connect(server.address, ada.token);
  await hearsLast(looker, ada.user, ["online", "dnd", "offline", "dnd"]);
  given(await again.ask("presence.say", AUTO));
  await hearsLast(looker, ada.user, ["online", "dnd", "offline", "dnd", "online"]);
  assert.ok(!JSON.stringify(looker.heard).includes("presence.said"));
});

Deno.test("what is said until a time ends by itself, and a time that is over is not taken", async () => {
  await using server = await startServer({ times });
  const [ada, ben] = await people(server);
  await using looker = await WireClient.connect(server.address, ben.token);
  await seen(looker, ada.user);
  await using wire = await WireClient.connect(server.address, ada.token);
  await hearsLast(looker, ada.user, ["online"]);
  const now = server.clock.now();
  const late = await wire.ask("presence.say", { as: "away", until: now });
  assert.ok(!late.ok && late.code === "bad_command");
  given(await wire.ask("presence.say", { as: "away", until: now + 60_000 }));
  await hearsLast(looker, ada.user, ["online", "away"]);
  server.clock.move(60_000);
  await hearsLast(looker, ada.user, ["online", "away", "online"]);
  assert.deepEqual(await seen(looker, ada.user), ["online", null]);
});

Deno.test("who is hidden looks offline to all and types unseen, and sees themselves all the same", async () => {
  await using server = await startServer({ times });
  const [ada, ben] = await people(server);
  await using looker = await WireClient.connect(server.address, ben.token);
  await seen(looker, ada.user);
  await using laptop = await WireClient.connect(server.address, ada.token);
  await hearsLast(looker, ada.user, ["online"]);
  await seen(laptop, ada.user);
  const room = await makeRoom(laptop, { members: [ben.user] });
  given(await laptop.ask("presence.say", { as: "hidden", until: null }));
  await hearsLast(looker, ada.user, ["online", "offline"]);
  assert.deepEqual(await seen(looker, ada.user), ["offline", null]);
  const card = given(await looker.ask("person.card", { user: ada.user })).person;
  assert.deepEqual([card.presence, card.lastSeen], ["offline", null]);
  assert.deepEqual(await seen(laptop, ada.user), ["online", null]);

  given(await laptop.ask("typing", { room }));
  given(await laptop.ask("presence.idle", { on: true }));
  await hearsLast(laptop, ada.user, ["away"]);
  {
    await using _phone = await WireClient.connect(server.address, ada.token);
    await hearsLast(laptop, ada.user, ["away", "online"]);
  }
  await hearsLast(laptop, ada.user, ["away", "online", "away"]);
  server.clock.move(10_000);
  given(await laptop.ask("presence.say", AUTO));
  await hearsLast(looker, ada.user, ["online", "offline", "away"]);
  assert.ok(!looker.heard.some(({ type }) => type === "typing"), "typed unseen");
  // Once more, to show that they would have heard it
  given(await laptop.ask("typing", { room }));
  await looker.hears("ada types", ({ type }) => type === "typing");
});

Deno.test("a guest of an invite is told of nobody's presence with whom they share no room", async () => {
  await using server = await startServer({ times });
  const [ada, ben] = await people(server);
  const { store } = server.chat;
  const gus = await seedPerson(store, "gus");
  await (await Chatter.at(store, gus.user)).isNow({ role: "guest", guestOf: "invite" });
  await using guest = await WireClient.connect(server.address, gus.token);
  await using near = await WireClient.connect(server.address, ben.token);
  await makeRoom(near, { members: [gus.user] });
  const users = [ada.user, ben.user];
  const { people: shown } = given(await guest.ask("people.watch", { users }));
  assert.deepEqual(shown.map(({ id }) => id), [ben.user]);
  await using far = await WireClient.connect(server.address, ada.token);
  given(await far.ask("presence.say", { as: "dnd", until: null }));
  given(await near.ask("presence.say", { as: "away", until: null }));
  await guest.hears("ben is away", () => told(guest, ben.user).at(-1) === "away");
  assert.deepEqual(told(guest, ada.user), []);
});

Deno.test("when who left hidden was here is told nobody, not even after the hiding has ended", async () => {
  await using server = await startServer({ times });
  const [ada, ben] = await people(server);
  const cleo = await seedPerson(server.chat.store, "cleo");
  await using looker = await WireClient.connect(server.address, ben.token);
  given(await looker.ask("people.watch", { users: [ada.user, cleo.user] }));
  const until = server.clock.now() + 60_000;
  {
    await using _next = await WireClient.connect(server.address, cleo.token);
    await using wire = await WireClient.connect(server.address, ada.token);
    await hearsLast(looker, ada.user, ["online"]);
    given(await wire.ask("presence.say", { as: "hidden", until }));
    await hearsLast(looker, ada.user, ["online", "offline"]);
  }
  // Who went after her has been told of
  await hearsLast(looker, cleo.user, ["online", "offline"]);
  server.clock.move(61_000);
  assert.deepEqual(await seen(looker, ada.user), ["offline", null]);
  const { store } = server.chat;
  assert.notEqual((await personOf(store, ada.user))?.lastSeen, null);
});

Deno.test("when somebody was last seen is told to five minutes", async () => {
  await using server = await startServer({ times });
  const [ada, ben] = await people(server);
  const midnight = server.clock.now();
  server.clock.move(8 * 60_000);
  await using looker = await WireClient.connect(server.address, ben.token);
  await seen(looker, ada.user);
  {
    await using _wire = await WireClient.connect(server.address, ada.token);
    await hearsLast(looker, ada.user, ["online"]);
  }
  await hearsLast(looker, ada.user, ["online", "offline"]);
  const last = looker.heard.findLast(({ type }) => type === "presence.changed");
  const about = midnight + 5 * 60_000;
  assert.ok(last?.type === "presence.changed" && last.lastSeen === about);
  assert.deepEqual(await seen(looker, ada.user), ["offline", about]);
});
