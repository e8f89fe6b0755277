import assert from "node:assert/strict";
import { accept, DEFAULT_SETTINGS, refuse } from "../../lib/protocol/mod.ts";
import { stateHash } from "../../lib/client/mod.ts";
import { desk } from "./client_desk.ts";
import { BEN, cursorAt, ROOM } from "./samples.ts";

function scene() {
  const made = desk();
  let read = 0;
  let answers: "ok" | "forbidden" = "ok";
  made.server.refuses = (command) => {
    if (command.type !== "room.receipts") return null;
    // The model server knows nothing of it: this stands for its whole answer
    return (answers === "ok" ? accept({ read: [[BEN, read]] }) : refuse("forbidden")) as never;
  };
  const tell = (to: number) => {
    const event = { type: "receipt", room: ROOM, user: BEN, read: read = to };
    made.socket().items.push(JSON.stringify(event));
  };
  const receipts = () => made.client.state.rooms.get(ROOM)?.receipts;
  return { ...made, tell, receipts, refuse: () => answers = "forbidden" };
}

Deno.test("nothing is held of who has read until it was asked for, and from then on it is kept in step", async () => {
  const { client, run, tell, receipts } = scene();
  await run();
  const before = stateHash(client.state);
  tell(1);
  await run();
  assert.equal(receipts(), null);
  const loaded = client.loadReceipts(ROOM);
  await run();
  assert.ok((await loaded).ok);
  tell(3);
  await run();
  assert.deepEqual([...receipts()!], [[BEN, 3]]);
  assert.equal(stateHash(client.state), before, "it is no part of what has to be alike");
  client.closeRoom(ROOM);
  assert.equal(receipts(), null);
  client.stop();
});

Deno.test("what is told while the answer is on its way is later than the answer", async () => {
  const { client, run, tell, receipts, socket } = scene();
  await run();
  void client.loadReceipts(ROOM);
  socket().work();
  const answer = socket().items.splice(0);
  tell(5);
  socket().items.push(...answer);
  await run();
  assert.deepEqual([...receipts()!], [[BEN, 5]]);
  client.stop();
});

Deno.test("after another connection it is asked for again, for no log keeps it", async () => {
  const { client, run, tell, receipts, socket, time } = scene();
  await run();
  void client.loadReceipts(ROOM);
  await run();
  socket().cut();
  tell(7);
  await time.pass(2_000);
  await run();
  assert.deepEqual([...receipts()!], [[BEN, 7]]);
  client.stop();
});

Deno.test("whoever lets nobody know any more, on any device, holds nothing of others either", async () => {
  const { client, run, receipts, refuse, socket } = scene();
  await run();
  void client.loadReceipts(ROOM);
  await run();
  assert.equal(receipts()?.size, 1);
  refuse();
  const settings = { ...DEFAULT_SETTINGS, receipts: false };
  const events = [{ type: "settings.changed", settings }];
  socket().items.push(JSON.stringify({ type: "own.moved", cursor: cursorAt(9), events }));
  await run();
  assert.equal(receipts(), null);
  client.stop();
});

Deno.test("who may not know any more holds nothing of it", async () => {
  const { client, run, receipts, refuse } = scene();
  await run();
  void client.loadReceipts(ROOM);
  await run();
  assert.equal(receipts()?.size, 1);
  refuse();
  void client.loadReceipts(ROOM);
  await run();
  assert.equal(receipts(), null);
  client.stop();
});
