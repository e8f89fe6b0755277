import assert from "node:assert/strict";
import { refuse } from "../../lib/protocol/mod.ts";
import { desk } from "./client_desk.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { settled } from "./test_time.ts";

Deno.test("a client says how it stands: connecting, catching up, in sync, offline", async () => {
  const { client, time, run, socket, server, room } = desk();
  const since = time.now();
  assert.deepEqual(client.status, { phase: "connecting" });
  socket().deliver();
  assert.deepEqual(client.status, { phase: "catching up", left: 1 });
  void client.openRoom(ROOM);
  await run();
  assert.deepEqual(client.status, { phase: "in sync" });
  await time.pass(5_000);
  socket().cut();
  assert.deepEqual(client.status, { phase: "offline", since: since + 5_000 });
  server.post(room, BEN, { body: "missed" });
  await time.pass(2_000);
  for (let i = 0; i < 2; i++) {
    socket().deliver();
    socket().work();
    await settled();
  }
  assert.deepEqual(client.status, { phase: "catching up", left: 1 });
  await run();
  assert.deepEqual(client.status, { phase: "in sync" });
  client.stop();
  assert.deepEqual(client.status, { phase: "stopped" });
  assert.deepEqual(time.waits, [], "nothing is left running");
});

Deno.test("a client that does not reach the server at first is offline from then on", async () => {
  const { client, time, socket } = desk();
  await time.pass(3_000);
  socket().cut();
  const offline = { phase: "offline", since: time.now() };
  assert.deepEqual(client.status, offline);
  await time.pass(2_000);
  socket().cut();
  assert.deepEqual(client.status, offline, "since the first attempt");
  client.stop();
});

Deno.test("nothing is asked or sent as another person than the one it is for", async () => {
  const { client, asked, run, server } = desk({}, BEN);
  await client.send(ROOM, "mine");
  await run();
  assert.deepEqual(client.status, { phase: "signed out", why: "another person" });
  assert.deepEqual([asked, server.done], [[], []]);
});

Deno.test("a session that has ended is told as that, and not tried again", async () => {
  const { client, time, run, socket, server } = desk();
  await run();
  socket().cut(4102);
  await time.pass(600_000);
  assert.deepEqual(client.status, { phase: "signed out", why: "banned" });
  assert.equal(server.sockets.size, 0);
});

Deno.test("the rooms missed are asked about one by one, the one opened last first", async () => {
  const { client, server, time, run, socket } = desk();
  const other = server.addRoom("rother000000" as typeof ROOM, [ADA, BEN]);
  await run();
  for (const id of [ROOM, other.id]) void client.openRoom(id);
  await run();
  socket().cut();
  for (const room of server.rooms.values()) server.post(room, BEN, { body: "missed" });
  await time.pass(2_000);
  socket().deliver();
  socket().work();
  socket().deliver();
  await settled();
  const rooms = socket().commands.flatMap((command) =>
    command.type === "room.sync" ? command.room : []
  );
  assert.deepEqual(rooms, [other.id, ROOM]);
  assert.deepEqual(client.status, { phase: "catching up", left: 2 });
  client.stop();
});

Deno.test("when a person is out of a room, it and what was held of it are gone at once", async () => {
  const { client, server, room, run, socket } = desk();
  void client.openRoom(ROOM);
  await run();
  assert.ok(client.state.rooms.get(ROOM)?.timeline);
  server.leave(room, ADA);
  socket().deliver(1);
  assert.equal(client.state.rooms.has(ROOM), false);
  await run();
  server.join(room, ADA);
  await run();
  assert.equal(client.state.rooms.get(ROOM)?.timeline, null, "it has to be opened again");
  client.stop();
});

Deno.test("an open room holds about as many messages as it may, a closed one none", async () => {
  const { client, server, room, run } = desk({ keep: 200 });
  void client.openRoom(ROOM);
  await run();
  for (let i = 0; i < 1_000; i++) {
    server.post(room, BEN, { body: `${i}` });
    if (i % 50 === 0) await run();
    assert.ok(client.state.rooms.get(ROOM)!.timeline!.messages.length <= 250);
  }
  await run();
  client.closeRoom(ROOM);
  assert.equal(client.state.rooms.get(ROOM)!.timeline, null);
  client.stop();
});

Deno.test("listeners hear of a frame once, however much is in it", async () => {
  const { client, server, room, run, socket } = desk();
  await run();
  let heard = 0;
  client.subscribe(() => heard++);
  for (let i = 0; i < 50; i++) server.post(room, BEN, { body: `${i}` });
  socket().deliver();
  assert.deepEqual([heard, client.state.rooms.get(ROOM)!.tally.count], [1, 50]);
  client.stop();
});

Deno.test("typing is told once in three seconds, and others' is forgotten after six", async () => {
  const { client, asked, run, time, socket } = desk();
  await run();
  for (let i = 0; i < 5; i++) client.typing(ROOM);
  await time.pass(2_999);
  client.typing(ROOM);
  await time.pass(1);
  client.typing(ROOM);
  await run();
  assert.equal(asked.filter((type) => type === "typing").length, 2);
  socket().items.push(JSON.stringify({ type: "typing", room: ROOM, user: BEN }));
  socket().deliver();
  assert.equal(client.state.rooms.get(ROOM)!.typing.size, 1);
  await time.pass(6_000);
  assert.equal(client.state.rooms.get(ROOM)!.typing.size, 0);
  client.stop();
});

Deno.test("a read position is told when there is a connection again, only the last of a room", async () => {
  const { client, server, room, run, time, socket } = desk();
  await run();
  const ids = [1, 2].map((n) => server.post(room, BEN, { body: `${n}` }));
  await run();
  socket().cut();
  for (const id of ids) void client.moveRead(ROOM, id);
  await time.pass(2_000);
  socket().deliver();
  const moves = socket().commands.filter(({ type }) => type === "read.move");
  assert.deepEqual(moves.map((move) => "to" in move && move.to), [ids[1]]);
  await run();
  socket().cut();
  await time.pass(2_000);
  socket().deliver();
  assert.ok(!socket().commands.some(({ type }) => type === "read.move"), "told once");
  client.stop();
});

Deno.test("a position that was set back elsewhere counts what lies after it", async () => {
  const { client, server, room, run } = desk();
  await run();
  for (let i = 0; i < 4; i++) server.post(room, BEN, { body: `${i}`, mentions: [ADA] });
  server.moveRead(room, ADA, 4, false);
  await run();
  assert.deepEqual(client.state.rooms.get(ROOM)!.tally, room.tally(ADA));
  server.moveRead(room, ADA, 1, true);
  await run();
  assert.deepEqual(client.state.rooms.get(ROOM)!.tally, room.tally(ADA));
  assert.deepEqual(room.tally(ADA).mentions, [2, 3, 4]);
  client.stop();
});

Deno.test("a position that was set back just before the line was cut is counted anew all the same", async () => {
  const { client, server, room, run, socket, time } = desk();
  await run();
  const ids = [0, 1, 2, 3].map((i) => server.post(room, BEN, { body: `${i}`, mentions: [ADA] }));
  server.moveRead(room, ADA, 4, false);
  await run();
  const deleted = { by: BEN, at: 1 };
  server.commit(room, [
    { type: "message.deleted", id: ids[2]!, deleted, ordinal: 3, from: BEN, counted: true },
  ]);
  await run();
  server.moveRead(room, ADA, 1, true);
  socket().deliver();
  assert.ok(socket().commands.some(({ type }) => type === "room.sync"), "it asks");
  // Nothing happens in the room meanwhile, and the own log has been heard: no cursor is behind
  socket().cut();
  await time.pass(2_000);
  await run();
  assert.deepEqual(room.tally(ADA).gone, [3]);
  assert.deepEqual(client.state.rooms.get(ROOM)!.tally, room.tally(ADA));
  assert.deepEqual(client.status, { phase: "in sync" });
  socket().cut();
  await time.pass(2_000);
  socket().deliver();
  const [sync] = socket().commands;
  assert.deepEqual(sync?.type === "sync" && sync.rooms, [[ROOM, room.cursor]], "once is enough");
  client.stop();
});

Deno.test("a thread that was read while it was asked about is read, whichever comes first", async () => {
  const { client, server, room, run, socket } = desk();
  await run();
  const thread = server.post(room, ADA, { body: "What about Friday?" });
  const last = server.post(room, BEN, { body: "Fine", thread });
  await run();
  const tally = { count: 1, read: 0, skipped: [], mentions: [], version: 0 };
  server.follow(room, ADA, { id: thread, last, tally });
  socket().deliver();
  await settled();
  socket().work();
  const [answer] = socket().items.splice(0);
  server.readThread(room, ADA, 1);
  // The answer is from before it, and comes after it
  socket().items.push(answer!);
  await run();
  assert.equal(client.state.rooms.get(ROOM)!.followed.get(thread)?.tally.read, 1);
  client.stop();
});

Deno.test("a sync that is refused for now is asked again", async () => {
  const { client, server, run, time } = desk();
  server.refuses = () => ({ ...refuse("unavailable"), retryAfterMs: 4_000 });
  await run();
  assert.deepEqual(client.status, { phase: "catching up", left: 1 });
  server.refuses = () => null;
  await time.pass(4_000);
  await run();
  assert.deepEqual(client.status, { phase: "in sync" });
  client.stop();
});

Deno.test("a server that makes nothing of what is held tells it anew", async () => {
  const { client, server, room, run, socket, time } = desk();
  server.post(room, BEN, { body: "hello" });
  await run();
  socket().cut();
  server.refuses = (command) =>
    command.type === "sync" && command.rooms.length > 0 ? refuse("bad_command") : null;
  for (let i = 0; i < 3; i++) {
    await time.pass(2_000);
    await run();
  }
  assert.deepEqual(client.status, { phase: "in sync" });
  assert.deepEqual(client.state.rooms.get(ROOM)!.tally, room.tally(ADA));
  client.stop();
});
