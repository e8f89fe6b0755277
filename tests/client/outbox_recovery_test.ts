import assert from "node:assert/strict";
import { MemoryOutboxStorage } from "../../lib/client/mod.ts";
import { type Epoch, refuse } from "../../lib/protocol/mod.ts";
import { Desk, OWNER } from "./outbox_desk.ts";
import { ROOM } from "./samples.ts";
import { settled } from "./test_time.ts";

Deno.test("when the stream is no longer known, what was stored is not sent again", async () => {
  const desk = new Desk();
  await desk.run();
  await desk.send("one", "two", "three");
  desk.socket.work();
  desk.server.streams.clear();
  desk.socket.cut();
  await desk.time.pass(2_000);
  await desk.run();
  assert.deepEqual([desk.done, desk.shown], [["one", "two", "three"], []]);
  desk.client.stop();
});

Deno.test("another epoch means another stream, and what was held is forgotten", async () => {
  const desk = new Desk();
  void desk.client.openRoom(ROOM);
  await desk.run();
  await desk.send("one", "two");
  desk.socket.work();
  desk.server.epoch = "000002" as Epoch;
  desk.socket.cut();
  await desk.time.pass(2_000);
  desk.socket.deliver();
  assert.equal(desk.client.state.rooms.size, 0);
  assert.equal(desk.client.outbox.length, 2);
  await desk.run();
  assert.deepEqual([desk.done, desk.shown], [["one", "two"], []]);
  assert.equal((await desk.disk.load()).place.epoch, "000002");
  desk.client.stop();
});

Deno.test("a number that was used for something else leads to a new stream", async () => {
  const desk = new Desk();
  await desk.run();
  const { place } = await desk.disk.load();
  await desk.send("one");
  await desk.run();
  // As after a profile was copied back: the number is one that is taken already
  const old = new MemoryOutboxStorage(OWNER);
  await old.save({ place });
  const copy = new Desk(desk.server, old);
  await copy.send("two");
  await copy.run();
  assert.deepEqual(copy.done, ["one", "two"]);
  assert.notEqual((await old.load()).place.stream, place.stream);
  desk.client.stop();
  copy.client.stop();
});

Deno.test("a number that runs ahead goes back to where the server is", async () => {
  const desk = new Desk();
  await desk.run();
  const { place } = await desk.disk.load();
  desk.client.stop();
  await desk.disk.save({ place: { ...place, next: 9 } });
  const later = new Desk(desk.server, desk.disk);
  await later.send("one");
  await later.run();
  assert.deepEqual(later.done, ["one"]);
  assert.deepEqual((await desk.disk.load()).place, { ...place, next: 2 });
  later.client.stop();
});

Deno.test("a room that may have been made is not made a second time without asking", async () => {
  const desk = new Desk();
  await desk.run();
  const ask = { name: "Den", visibility: "private", past: "everyone" } as const;
  const submitted = await desk.client.submit({ type: "room.create", ask });
  assert.ok(submitted.ok);
  await settled();
  desk.server.streams.clear();
  desk.socket.cut();
  await desk.time.pass(2_000);
  await desk.run();
  assert.deepEqual(desk.shown, ["room.create failed unknown_stream"]);
  assert.deepEqual(await submitted.value.done, refuse("unknown_stream"));
  desk.client.stop();
});
