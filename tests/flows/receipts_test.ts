/** Who has read, over real sockets: who is told, who is not, and that nothing of it is kept. */
import assert from "node:assert/strict";
import { LIMITS, type RoomId, type UserId } from "../../lib/protocol/mod.ts";
import { hearsBody, makeRoom, say } from "../live/gathering.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

type Heard = WireClient["heard"][number];
const isReceipt = (event: Heard) => event.type === "receipt";

async function people(names: readonly string[]) {
  const server = await startServer();
  const { store } = server.chat;
  const seeded = await Promise.all(names.map((name) => seedPerson(store, name)));
  const clients = await Promise.all(
    seeded.map(({ token }) => WireClient.connect(server.address, token)),
  );
  return {
    store,
    users: seeded.map(({ user }) => user),
    clients,
    async [Symbol.asyncDispose]() {
      for (const client of clients) await client[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

async function readsAll(client: WireClient, room: RoomId): Promise<void> {
  const { messages } = given(await client.ask("history.page", { room }));
  given(await client.ask("read.move", { room, to: messages.at(-1)!.id, version: 0 }));
}

Deno.test("the others in a small room hear how far one has read; an outsider and one's own devices do not", async () => {
  await using scene = await people(["ada", "ben", "eve"]);
  const [ada, ben, eve] = scene.clients as [WireClient, WireClient, WireClient];
  const room = await makeRoom(ada, { members: [scene.users[1]!] });
  await say(ada, room, "one");
  await hearsBody(ben, room, "one");
  await readsAll(ben, room);
  const told = await ada.hears("how far ben has read", isReceipt);
  assert.deepEqual(told, { type: "receipt", room, user: scene.users[1], read: 1 });
  assert.deepEqual(given(await ada.ask("room.receipts", { room })).read, [[scene.users[1], 1]]);
  assert.deepEqual(await eve.ask("room.receipts", { room }), { ok: false, code: "not_found" });
  await say(ada, room, "two");
  await hearsBody(ben, room, "two");
  given(await eve.ask("direct.open", { users: [] }));
  await eve.hears("their own notes", ({ type }) => type === "room.entered");
  assert.ok(![...ben.heard, ...eve.heard].some(isReceipt));
});

Deno.test("who does not tell is not told, and is not told of", async () => {
  await using scene = await people(["ada", "ben", "cleo"]);
  const [ada, ben, cleo] = scene.clients as [WireClient, WireClient, WireClient];
  const [, benId, cleoId] = scene.users as [UserId, UserId, UserId];
  const room = await makeRoom(ada, { members: [benId, cleoId] });
  given(await cleo.ask("settings.change", { receipts: false }));
  await say(ada, room, "one");
  for (const who of [ben, cleo]) await hearsBody(who, room, "one");
  await readsAll(cleo, room);
  await readsAll(ben, room);
  await ada.hears("how far ben has read", isReceipt);
  await say(ada, room, "a fence");
  for (const who of [ada, ben, cleo]) await hearsBody(who, room, "a fence");
  assert.deepEqual(ada.heard.filter(isReceipt).map((event) => "user" in event && event.user), [
    benId,
  ]);
  assert.ok(![...ben.heard, ...cleo.heard].some(isReceipt));
  assert.deepEqual(given(await ada.ask("room.receipts", { room })).read, [[benId, 1]]);
  const refused = await cleo.ask("room.receipts", { room });
  assert.equal(refused.ok ? "ok" : refused.code, "forbidden");
  given(await cleo.ask("settings.change", { receipts: true }));
  const { read } = given(await cleo.ask("room.receipts", { room }));
  assert.deepEqual(new Map(read), new Map([[scene.users[0]!, 0], [benId, 1]]));
});

Deno.test("a large room tells nobody how far anybody has read", async () => {
  await using scene = await people(["ada", "ben"]);
  const [ada, ben] = scene.clients as [WireClient, WireClient];
  const more = Array.from({ length: LIMITS.receiptsMembers - 1 }, (_, i) => `person${i}`);
  const others = await Promise.all(more.map((name) => seedPerson(scene.store, name)));
  const room = await makeRoom(ada, {
    members: [scene.users[1]!, ...others.map(({ user }) => user)],
  });
  await say(ada, room, "one");
  await hearsBody(ben, room, "one");
  await readsAll(ben, room);
  await say(ada, room, "a fence");
  await hearsBody(ada, room, "a fence");
  assert.ok(!ada.heard.some(isReceipt));
  const refused = await ada.ask("room.receipts", { room });
  assert.equal(refused.ok ? "ok" : refused.code, "too_many");
  given(await ada.ask("room.remove", { room, user: others[0]!.user }));
  await readsAll(ben, room);
  await ada.hears("how far ben has read", isReceipt);
});
