/** What is held of open rooms stays as the server has it, whatever overtakes what. */
import assert from "node:assert/strict";
import { accept, type MessageId } from "../../lib/protocol/mod.ts";
import { desk } from "./client_desk.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { settled } from "./test_time.ts";

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

Deno.test("whoever reads back where nothing happens holds no more than is kept", async () => {
  const { client, server, room, run } = desk({ keep: 200 });
  const [start] = Array.from({ length: 800 }, (_, i) => server.post(room, BEN, { body: `${i}` }));
  await run();
  void client.openRoom(ROOM);
  await run();
  const held = () => client.state.rooms.get(ROOM)!.timeline!.messages;
  while (held()[0]!.id !== start) {
    const first = held()[0]!.id;
    client.lookAt(ROOM, first);
    void client.loadOlder(ROOM, first);
    await run();
    assert.ok(held()[0]!.id < first, "it is older");
  }
  assert.ok(held().length <= 350, `${held().length} are held`);
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

Deno.test("to a date: the first message from then on is held, with what is around it", async () => {
  const { client, server, room, run } = desk();
  const all = Array.from(
    { length: 200 },
    (_, i) => server.post(room, BEN, { body: `${i}`, at: i }),
  );
  await run();
  void client.openRoom(ROOM);
  await run();
  const held = () => client.state.rooms.get(ROOM)!.timeline!.messages;
  const before = held().length;
  const loading = client.loadAt(ROOM, 20);
  await run();
  assert.deepEqual(await loading, accept(all[20]!));
  assert.ok(held().some(({ id }) => id === all[20]) && held().length > before);
  // It is what one looks at: what is newer comes after it
  const newer = client.loadNewer(ROOM);
  await run();
  const page = await newer;
  assert.ok(page.ok && all.indexOf(page.value.messages[0]!.id) < 30);
  const beyond = client.loadAt(ROOM, 1_000);
  await run();
  assert.deepEqual(await beyond, accept(null));
  client.stop();
});
