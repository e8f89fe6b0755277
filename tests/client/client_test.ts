import assert from "node:assert/strict";
import { type ClientOptions, createClient } from "../../lib/client/mod.ts";
import { type Command, type MessageId, refuse } from "../../lib/protocol/mod.ts";
import { ModelServer, type ModelSocket } from "./model_server.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { settled, TestTime } from "./test_time.ts";

function desk(more: Partial<ClientOptions> = {}, connectAs = ADA) {
  const server = new ModelServer();
  const room = server.addRoom(ROOM, [ADA, BEN]);
  const time = new TestTime();
  let socket!: ModelSocket;
  const openSocket = () => socket = server.connect(connectAs);
  const client = createClient({
    owner: { server: "model", person: ADA },
    openSocket,
    time,
    ...more,
  });
  const asked: Command["type"][] = [];
  const answer = server.answer.bind(server);
  server.answer = (from, command) => {
    asked.push(command.type);
    answer(from, command);
  };
  async function run(): Promise<void> {
    for (let i = 0; i < 30; i++) {
      await settled();
      socket.work();
      socket.deliver();
    }
    await settled();
  }
  return { server, room, time, client, asked, run, socket: () => socket };
}

Deno.test("a client says how it stands: offline, catching up, in sync", async () => {
  const { client, time, run, socket, server, room } = desk();
  const since = time.now();
  assert.deepEqual(client.status, { phase: "offline", since });
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

Deno.test("nothing is asked or sent as another person than the one it is for", async () => {
  const { client, asked, run, server } = desk({}, BEN);
  await client.send(ROOM, "mine");
  await run();
  assert.deepEqual(client.status, { phase: "signed out" });
  assert.deepEqual([asked, server.done], [[], []]);
});

Deno.test("a session that has ended is told as that, and not tried again", async () => {
  const { client, time, run, socket, server } = desk();
  await run();
  socket().cut(4100);
  await time.pass(600_000);
  assert.deepEqual([client.status, server.sockets.size], [{ phase: "signed out" }, 0]);
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

Deno.test("a page that was read before a change and comes after it shows the change", async () => {
  const { client, server, room, run, socket } = desk();
  const ids = Array.from(
    { length: 120 },
    (_, i) => server.post(room, BEN, { body: `${i}` }),
  );
  await run();
  void client.openRoom(ROOM);
  await run();
  const held = () => client.state.rooms.get(ROOM)!.timeline!.messages;
  const first = held()[0]!;
  const place = ids.indexOf(first.id);
  const loading = client.loadOlder(ROOM);
  socket().work();
  // The page is on its way; what happens now overtakes it
  const [gone, edited] = [ids[place - 1]!, ids[place - 2]!];
  const about = (id: MessageId) => ({ id, ordinal: ids.indexOf(id) + 1, from: BEN, counted: true });
  server.commit(room, [{ type: "message.deleted", deleted: { by: BEN, at: 1 }, ...about(gone) }]);
  const edit = { body: "edited", edited: { version: 1, at: 1 } };
  server.commit(room, [{ type: "message.edited", ...edit, ...about(edited) }]);
  socket().items.push(socket().items.shift()!);
  await run();
  assert.ok((await loading).ok);
  const bodyOf = (id: MessageId) => held().find((message) => message.id === id)!.body;
  assert.deepEqual([bodyOf(gone), bodyOf(edited)], ["", "edited"]);
  client.stop();
});

Deno.test("what is told without its text is asked for where it is held, and nowhere else", async () => {
  const { client, server, room, run, asked, socket, time } = desk();
  const ids = Array.from({ length: 3 }, (_, i) => server.post(room, BEN, { body: `${i}` }));
  await run();
  void client.openRoom(ROOM);
  await run();
  const pages = () => asked.filter((type) => type === "history.page").length;
  const edit = { edited: { version: 1, at: 1 }, ordinal: 1, from: BEN, counted: true };
  /** As those are told of it who may not see all: the server has the text, the event has not. */
  const editUntold = (id: MessageId, body: string) => {
    server.commit(room, [{ type: "message.edited", id, body, ...edit }]);
    const { items } = socket();
    items.push(items.pop()!.replace(`"body":"${body}",`, ""));
  };
  const bodyOf = (id: MessageId) =>
    client.state.rooms.get(ROOM)!.timeline!.messages.find((message) => message.id === id)?.body;
  server.commit(room, [{ type: "message.edited", id: ids[0]!, body: "told", ...edit }]);
  server.commit(room, [{
    type: "message.changed",
    id: "0mfx3a00000000000000ff000000" as MessageId,
  }]);
  await run();
  assert.deepEqual([pages(), bodyOf(ids[0]!)], [0, "told"]);

  editUntold(ids[1]!, "asked for");
  await run();
  assert.deepEqual([pages(), bodyOf(ids[1]!)], [1, "asked for"]);

  // Said and changed before the client has heard of either
  const fresh = server.post(room, BEN, { body: "typo" });
  editUntold(fresh, "no typo");
  await run();
  assert.equal(bodyOf(fresh), "no typo");

  editUntold(ids[2]!, "across a lost line");
  socket().deliver();
  socket().cut();
  await time.pass(2_000);
  await run();
  assert.equal(bodyOf(ids[2]!), "across a lost line");
  assert.deepEqual(client.status, { phase: "in sync" });
  client.stop();
});

Deno.test("however often something changes untold, what is said meanwhile comes through", async () => {
  const { client, server, room, run, socket, asked } = desk();
  const id = server.post(room, BEN, { body: "root" });
  await run();
  void client.openRoom(ROOM);
  await run();
  for (let i = 0; i < 50; i++) {
    server.post(room, BEN, { body: `${i}` });
    server.commit(room, [{ type: "message.changed", id }]);
    socket().deliver();
    await settled();
    const { messages } = client.state.rooms.get(ROOM)!.timeline!;
    assert.equal(messages.at(-1)!.body, `${i}`);
    assert.deepEqual(client.status, { phase: "in sync" });
  }
  const loading = client.loadOlder(ROOM);
  await run();
  assert.ok((await loading).ok);
  assert.ok(asked.filter((type) => type === "history.page").length < 5, "one at a time");
  client.stop();
});

Deno.test("after a fresh start the members and what one looks at are there again", async () => {
  const { client, server, room, run, socket, time } = desk();
  const ids = Array.from({ length: 200 }, (_, i) => server.post(room, BEN, { body: `${i}` }));
  await run();
  void client.openRoom(ROOM);
  await run();
  void client.loadMembers(ROOM);
  void client.loadAround(ROOM, ids[20]!);
  await run();
  const held = () => client.state.rooms.get(ROOM)!;
  assert.ok(held().timeline!.messages.some(({ id }) => id === ids[20]));
  socket().cut();
  for (let i = 0; i < 30; i++) server.post(room, BEN, { body: `missed ${i}` });
  await time.pass(2_000);
  await run();
  assert.deepEqual([...held().memberList!.keys()].sort(), [ADA, BEN].sort());
  assert.ok(held().timeline!.messages.some(({ id }) => id === ids[20]));
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
