import assert from "node:assert/strict";
import { LIMITS, newClientId, newRoomId, newStreamId, type Once } from "../../lib/protocol/mod.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";
import { holdReads } from "./held_kv.ts";
import { RawPerson } from "./raw_person.ts";

const { openCommands } = LIMITS;
const NO_LIMIT = { PARLEY_SEND_RATE: "0" };

async function personIn(server: TestServer): Promise<RawPerson> {
  return await RawPerson.connect(
    server.address,
    (await seedPerson(server.chat.store, "ada")).token,
  );
}

const codesOf = (person: RawPerson) =>
  person.replies.map((reply) => reply.ok ? "ok" : reply.error.code);

const ask = (ref: number) => JSON.stringify({ ref, type: "room.members", room: newRoomId() });

Deno.test("commands beyond those that may be open are refused as busy, and each has one reply", async () => {
  await using server = await startServer({ env: NO_LIMIT });
  await using ada = await personIn(server);
  using held = holdReads(server.chat.store.kv, "getMany");
  for (let ref = 1; ref <= openCommands + 6; ref++) ada.send(ask(ref));
  await ada.until("six refusals", ({ replies }) => replies.length === 6);
  assert.deepEqual(codesOf(ada), Array(6).fill("busy"));
  assert.deepEqual(ada.replies.map(({ ref }) => ref), [65, 66, 67, 68, 69, 70]);
  held.release();
  await ada.until("all answers", ({ replies }) => replies.length === openCommands + 6);
  assert.equal(codesOf(ada).filter((code) => code === "not_found").length, openCommands);
  // Their places are free again
  ada.send(ask(100));
  await ada.until("one more", ({ replies }) => replies.length > openCommands + 6);
  assert.equal(new Set(ada.replies.map(({ ref }) => ref)).size, openCommands + 7, "one for each");
  assert.equal(codesOf(ada).at(-1), "not_found");
});

Deno.test("what comes before the hello waits for it, and is answered after it, each once", async () => {
  await using server = await startServer({ env: NO_LIMIT });
  const { token } = await seedPerson(server.chat.store, "ada");
  using held = holdReads(server.chat.store.kv, "list");
  await using ada = RawPerson.open(server.address, { authorization: `Bearer ${token}` });
  await ada.opens();
  for (let ref = 1; ref < openCommands; ref++) ada.send(JSON.stringify({ ref, type: "ping" }));
  ada.send(new Uint8Array(9));
  held.release();
  await ada.until("all answers", ({ replies }) => replies.length === openCommands);
  const [first] = ada.items;
  assert.ok(first !== undefined && "type" in first && first.type === "hello");
  const refs = ada.replies.map(({ ref }) => ref).sort((one, other) => one - other);
  assert.deepEqual(refs, Array.from({ length: openCommands }, (_, i) => i));
});

Deno.test("a flood before the hello is closed with 4004 and none of it is carried out", async () => {
  await using server = await startServer({ env: NO_LIMIT });
  const { token } = await seedPerson(server.chat.store, "ada");
  using held = holdReads(server.chat.store.kv, "list");
  await using ada = RawPerson.open(server.address, { authorization: `Bearer ${token}` });
  await ada.opens();
  for (let ref = 1; ref <= openCommands + 1; ref++) ada.send(JSON.stringify({ ref, type: "ping" }));
  assert.equal(await ada.endsWith(), 4004);
  held.release();
  assert.deepEqual(ada.items, []);
  assert.equal(server.chat.counts()["commands"], 0);
});

Deno.test("a frame that is too large is not even kept until the hello", async () => {
  await using server = await startServer();
  const { token } = await seedPerson(server.chat.store, "ada");
  for (const size of ["x".repeat(LIMITS.frameBytes + 1), new Uint8Array(LIMITS.frameBytes + 1)]) {
    using _held = holdReads(server.chat.store.kv, "list");
    await using ada = RawPerson.open(server.address, { authorization: `Bearer ${token}` });
    await ada.opens();
    ada.send(size);
    assert.equal(await ada.endsWith(), 4201);
  }
});

Deno.test("who sends too much is told how long to wait, and is heard again after that", async () => {
  await using server = await startServer({ env: { PARLEY_SEND_RATE: "5" } });
  const { token } = await seedPerson(server.chat.store, "ada");
  await using ada = await WireClient.connect(server.address, token);
  await using tab = await WireClient.connect(server.address, token);
  const { room } = given(await ada.ask("direct.open", { users: [] }));
  const say = async () =>
    await ada.ask("message.send", { once: await ada.once(), room, body: "x" });
  for (let i = 1; i < 20; i++) given(await say());
  assert.deepEqual(await say(), { ok: false, code: "rate_limited", retryAfterMs: 200 });
  const elsewhere = await tab.ask("direct.open", { users: [] });
  assert.equal(elsewhere.ok, false, "another socket is the same person");
  given(await ada.ask("ping", {}));
  given(await ada.ask("history.page", { room }));
  server.clock.move(199);
  ada.giveBack();
  assert.deepEqual(await say(), { ok: false, code: "rate_limited", retryAfterMs: 1 });
  server.clock.move(1);
  ada.giveBack();
  given(await say());
});

Deno.test("numbers out of their order are refused, each with what to do about it", async () => {
  await using server = await startServer();
  const { token } = await seedPerson(server.chat.store, "ada");
  await using ada = await WireClient.connect(server.address, token);
  const { room } = given(await ada.ask("direct.open", { users: [] }));
  const say = (once: Once) => ada.ask("message.send", { once, room, body: "x" });
  const id = newClientId;
  const unknown = { ok: false, code: "unknown_stream" };
  assert.deepEqual(await say({ stream: newStreamId(), number: 1, id: id() }), unknown);
  const { stream } = given(await ada.ask("stream.open", {}));
  const gap = { ok: false, code: "stream_gap", expected: 1 };
  assert.deepEqual(await say({ stream, number: 2, id: id() }), gap);
  const first = { stream, number: 1, id: id() };
  const said = await say(first);
  assert.deepEqual(await say(first), said, "a repeat has the answer of the first time");
  const conflict = { ok: false, code: "stream_conflict" };
  assert.deepEqual(await say({ ...first, id: id() }), conflict);
  for (let number = 2; number <= LIMITS.openNumbered + 1; number++) {
    given(await say({ stream, number, id: id() }));
  }
  assert.deepEqual(await say(first), conflict, "only the last results are kept");
  const { messages } = given(await ada.ask("history.page", { room }));
  assert.equal(messages.length, LIMITS.openNumbered + 1);
});
