/** Sockets over their life: quiet ones, ones that come and go, ones that were sent away. */
import assert from "node:assert/strict";
import { endSession, whoHas } from "../../lib/auth/mod.ts";
import { seeded } from "../client/seeded.ts";
import { bodiesHeard, cursorHeard, hearsBody, makeRoom, movesOf, say } from "../live/gathering.ts";
import { childServer } from "../support/child_server.ts";
import { deadline, within } from "../support/deadline.ts";
import { given, seedChat, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { StalledSocket } from "../support/stalled_socket.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { WireClient } from "../support/wire_client.ts";

Deno.test("that somebody types is told to the others, not to them, and kept nowhere", async () => {
  await using server = await startServer();
  const { ada, ben } = await people(server);
  await using one = await WireClient.connect(server.address, ada.token);
  await using again = await WireClient.connect(server.address, ada.token);
  await using other = await WireClient.connect(server.address, ben.token);
  const room = await makeRoom(one, { members: [ben.user] });
  const before = given(await one.ask("room.sync", { room, after: null }));
  for (let i = 0; i < 5; i++) given(await one.ask("typing", { room }));
  await other.hears(
    "that ada types",
    (event) => event.type === "typing" && event.room === room && event.user === ada.user,
  );
  const after = given(await one.ask("room.sync", { room, after: null }));
  assert.deepEqual(after, before, "no cursor moved, and nothing is there that was not");
  await say(one, room, "typed");
  for (const client of [one, again]) {
    await hearsBody(client, room, "typed");
    assert.ok(!client.heard.some(({ type }) => type === "typing"));
  }
  await hearsBody(other, room, "typed");
  const told = other.heard.filter(({ type }) => type === "typing");
  assert.equal(told.length, 1, "once in three seconds, however often it is said");
  server.clock.move(3_000);
  given(await one.ask("typing", { room }));
  await say(one, room, "typed again");
  await hearsBody(other, room, "typed again");
  assert.equal(other.heard.filter(({ type }) => type === "typing").length, 2);
  await using late = await WireClient.connect(server.address, ben.token);
  const caughtUp = given(await late.ask("room.sync", { room, after: before.view.cursor }));
  assert.deepEqual(caughtUp.messages.map(({ body }) => body), ["typed", "typed again"]);
});

Deno.test("a clock that jumps an hour back and forth changes no order, no ordinal, no delivery", async () => {
  await using server = await startServer({ env: { PARLEY_SEND_RATE: "0" } });
  const { ada, ben } = await people(server);
  await using one = await WireClient.connect(server.address, ada.token);
  await using other = await WireClient.connect(server.address, ben.token);
  const room = await makeRoom(one, { members: [ben.user] });
  const chance = seeded(7);
  const bodies: string[] = [];
  for (let round = 0; round < 40; round++) {
    server.clock.move((chance() < 0.5 ? -1 : 1) * 3_600_000);
    const said = [0, 1, 2, 3].map((i) => `${round} ${i}`);
    bodies.push(...said);
    await Promise.all(said.map((body) => say(one, room, body)));
  }
  await hearsBody(other, room, bodies.at(-1)!);
  assert.deepEqual(bodiesHeard(other, room), bodies);
  const messages = movesOf(other, room).flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === "message.sent" && event.message.kind === "chat" ? [event.message] : []
    )
  );
  assert.deepEqual(messages.map(({ ordinal }) => ordinal), bodies.map((_, i) => i + 1));
  assert.ok(messages.some(({ at }, i) => i > 0 && at < messages[i - 1]!.at), "it did jump");
  for (let i = 1; i < messages.length; i++) assert.ok(messages[i]!.id > messages[i - 1]!.id);
  await using late = await WireClient.connect(server.address, ben.token);
  const { messages: page } = given(await late.ask("history.page", { room, limit: 100 }));
  assert.deepEqual(page.map(({ body }) => body), bodies.slice(-100));
});

Deno.test("a quiet socket stays open as long as its client answers, and one that does not is cut", async () => {
  await using server = await startServer();
  using _quicker = quickerPings();
  const { ada, ben } = await people(server);
  await using quiet = await WireClient.connect(server.address, ada.token);
  using dead = await StalledSocket.connect(server.address, ben.token);
  const { closed } = await dead.readToTheEnd();
  assert.ok(closed === null || closed.code === 1001);
  given(await quiet.ask("ping", {}));
  await connections(server, 1);
});

Deno.test("nothing is left of 500 sockets that came and went", async () => {
  await using server = await startServer();
  const { ada, ben } = await people(server);
  await using owner = await WireClient.connect(server.address, ada.token);
  await makeRoom(owner, { members: [ben.user] });
  for (let round = 0; round < 10; round++) {
    const clients = await Promise.all(
      Array.from({ length: 50 }, () => WireClient.connect(server.address, ben.token)),
    );
    assert.equal(server.chat.counts().connections, 51);
    await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
    await connections(server, 1);
  }
});

Deno.test("who was signed out and does not go can do nothing any more", async () => {
  await using server = await startServer();
  const { ada, ben } = await people(server);
  await using owner = await WireClient.connect(server.address, ada.token);
  const room = await makeRoom(owner, { members: [ben.user] });
  using stays = await StalledSocket.connect(server.address, ben.token);
  // Answered, so it is served; and then its session ends
  await connections(server, 2);
  const signed = await whoHas(server.chat.store, ben.token, server.clock.now());
  given(await endSession(server.chat.store, signed!));
  await connections(server, 1);
  await stays.say({ ref: 1, type: "room.leave", room });
  const { closed } = await stays.readToTheEnd();
  assert.equal(closed?.code, 4100);
  await say(owner, room, "still there?");
  const { view } = given(
    await owner.ask("room.sync", { room, after: cursorHeard(owner, room) }),
  );
  assert.equal(view.members, 2);
});

Deno.test("SIGTERM sends every socket away to come back, and the process ends in time", async () => {
  await using temp = await tempFolder();
  const data = `${temp.path}/data`;
  const { tokens } = await seedChat({ store: { data, kv: "file" }, people: 20, rooms: [[0, 1]] });
  await using server = await childServer({ env: { PARLEY_DATA: data } });
  const clients = await Promise.all(
    tokens.map((token) => WireClient.connect(server.address, token)),
  );
  server.kill("SIGTERM");
  const { code } = await within("the end of the process", server.exited);
  assert.equal(code, 0);
  for (const { closed } of clients) {
    assert.deepEqual(await closed, { code: 4000, reason: "restarting" });
  }
});

async function people({ chat: { store } }: TestServer) {
  return { ada: await seedPerson(store, "ada"), ben: await seedPerson(store, "ben") };
}

/** Waits until the server has so many peers. */
async function connections({ chat }: TestServer, count: number): Promise<void> {
  const until = deadline();
  while (chat.counts().connections !== count) {
    until.throwIfAborted();
    await chat.store.ping(1_000);
  }
}

/** Half of it until the ping, and half to answer: a busy machine needs some of that. */
const QUICK_S = 8;

/** Sockets are given up sooner than the server asks for. */
function quickerPings(): Disposable {
  const real = Deno.upgradeWebSocket;
  Deno.upgradeWebSocket = (request, options = {}) => {
    const { idleTimeout } = options;
    assert.ok(idleTimeout !== undefined && idleTimeout > QUICK_S && idleTimeout <= 60);
    return real(request, { ...options, idleTimeout: QUICK_S });
  };
  return { [Symbol.dispose]: () => void (Deno.upgradeWebSocket = real) };
}
