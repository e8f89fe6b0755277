import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import { type ClientOptions, MemoryOutboxStorage } from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox/outbox.ts";
import { type Command, LIMITS, type Outcome, refuse } from "../../lib/protocol/mod.ts";
import { Desk, OWNER } from "./outbox_desk.ts";
import { BEN, ROOM } from "./samples.ts";
import { settled } from "./test_time.ts";

/** Refuses the first command that the test picks, once. */
function refuseOnce(desk: Desk, body: string, outcome: Outcome<never>): void {
  desk.server.refuses = (command: Command) => {
    if (!("body" in command) || command.body !== body) return null;
    desk.server.refuses = () => null;
    return outcome;
  };
}

Deno.test("what waits is queued, then sent, then stored, and then it is a message", async () => {
  const desk = new Desk();
  await desk.send("one");
  assert.deepEqual(desk.shown, ["one queued"]);
  await desk.run();
  void desk.client.openRoom(ROOM);
  await desk.run();
  await desk.send("two");
  assert.deepEqual(desk.shown, ["two sent"]);
  desk.socket.work();
  // The answer may overtake the event, where another instance made it
  desk.socket.items.reverse();
  desk.socket.deliver(1);
  await settled();
  assert.deepEqual(desk.shown, ["two stored"]);
  await desk.run();
  assert.deepEqual([desk.shown, desk.done], [[], ["one", "two"]]);
  desk.client.stop();
});

Deno.test("a message that came by its event is not shown as waiting too", async () => {
  const desk = new Desk();
  void desk.client.openRoom(ROOM);
  await desk.run();
  await desk.send("one");
  desk.socket.work();
  desk.socket.deliver(1);
  await settled();
  assert.equal(desk.client.state.rooms.get(ROOM)?.timeline?.messages.length, 1);
  assert.deepEqual(desk.shown, []);
  assert.equal((await desk.disk.load()).entries.length, 1, "until it is acknowledged it is kept");
  desk.client.stop();
});

Deno.test("no more are open than the server remembers", async () => {
  const desk = new Desk();
  await desk.run();
  await desk.send(...Array.from({ length: 40 }, (_, i) => `body ${i}`));
  assert.equal(desk.wire.length, LIMITS.openNumbered);
  await desk.run(200);
  assert.equal(desk.done.length, 40);
  desk.client.stop();
});

Deno.test("one that is refused for good takes no number, and the ones after it go on", async () => {
  const desk = new Desk();
  await desk.run();
  await desk.send("one", "forbidden", "two", "three");
  assert.deepEqual(desk.wire, ["1 one", "2 forbidden", "3 two", "4 three"]);
  for (let i = 0; i < 3; i++) desk.socket.work();
  desk.socket.deliver();
  await settled();
  assert.deepEqual(desk.wire, ["4 three"], "nothing is numbered anew while an answer is awaited");
  desk.socket.work();
  desk.socket.deliver();
  await settled();
  assert.deepEqual(desk.wire, ["2 two", "3 three"]);
  await desk.run();
  assert.deepEqual(desk.done, ["one", "two", "three"]);
  assert.deepEqual(desk.shown, ["forbidden failed forbidden"]);
  desk.client.stop();
});

Deno.test("a failed one can be tried again, at the end of the line, or dismissed", async () => {
  const desk = new Desk();
  await desk.run();
  refuseOnce(desk, "one", refuse("forbidden"));
  await desk.send("one", "forbidden");
  await desk.run();
  assert.deepEqual(desk.shown, ["one failed forbidden", "forbidden failed forbidden"]);
  assert.ok(await desk.client.retryFailed(desk.idOf("one")));
  assert.ok(await desk.client.dismissFailed(desk.idOf("forbidden")));
  await desk.run();
  assert.deepEqual([desk.shown, desk.done], [[], ["one"]]);
  assert.equal((await desk.disk.load()).entries.length, 0);
  desk.client.stop();
});

Deno.test("one that may be accepted later holds up the line for as long as the server says", async () => {
  const desk = new Desk();
  await desk.run();
  refuseOnce(desk, "one", { ...refuse("rate_limited"), retryAfterMs: 7_000 });
  await desk.send("one", "two");
  await desk.run();
  await desk.time.pass(6_999);
  assert.deepEqual([desk.wire, desk.done], [[], []]);
  await desk.time.pass(1);
  assert.deepEqual(desk.wire, ["1 one", "2 two"]);
  await desk.run();
  assert.deepEqual(desk.done, ["one", "two"]);
  desk.client.stop();
});

Deno.test("one that has to wait long holds up nobody, and its writer may try it again", async () => {
  const desk = new Desk();
  await desk.run();
  refuseOnce(desk, "one", { ...refuse("rate_limited"), retryAfterMs: 3_600_000 });
  await desk.send("one", "two");
  await desk.run();
  assert.deepEqual(desk.done, ["two"]);
  assert.deepEqual(desk.shown, ["one failed rate_limited"]);
  assert.ok(await desk.client.retryFailed(desk.idOf("one")));
  await desk.run();
  assert.deepEqual(desk.done, ["two", "one"]);
  desk.client.stop();
});

Deno.test("one that was stored although its answer was no keeps its number and its place", async () => {
  const desk = new Desk();
  await desk.run();
  const answer = desk.server.answer.bind(desk.server);
  desk.server.answer = (socket, command) => {
    answer(socket, command);
    desk.server.answer = answer;
    // Done, but the store's own answer was lost
    const { ref } = command;
    socket.items.splice(-1, 1, JSON.stringify({ ref, ok: false, error: { code: "unavailable" } }));
  };
  await desk.send("one", "two");
  for (let i = 0; i < 2; i++) desk.socket.work();
  desk.socket.deliver();
  await settled();
  assert.deepEqual((await desk.disk.load()).place.next, 1);
  assert.equal((await desk.disk.load()).entries.length, 2, "the second waits for the first");
  await desk.time.pass(2_000);
  assert.deepEqual(desk.wire, ["1 one"]);
  await desk.run();
  assert.deepEqual([desk.done, desk.shown], [["one", "two"], []]);
  assert.equal((await desk.disk.load()).place.next, 3);
  desk.client.stop();
});

Deno.test("what waits can be taken back or put in other words, and what was sent cannot", async () => {
  const desk = new Desk();
  await desk.send("one", "two", "three");
  assert.ok(await desk.client.cancelQueued(desk.idOf("two")));
  assert.ok(await desk.client.rewriteQueued(desk.idOf("three"), "3"));
  await desk.run(3);
  await desk.run(1);
  const [one] = desk.client.outbox.filter(({ state }) => state === "sent");
  if (one) assert.equal(await desk.client.cancelQueued(one.id), false);
  if (one) assert.equal(await desk.client.rewriteQueued(one.id, "x"), false);
  await desk.run();
  assert.deepEqual(desk.done, ["one", "3"]);
  desk.client.stop();
});

Deno.test("one that was sent is not taken back after a crash either", async () => {
  const desk = new Desk();
  await desk.run();
  await desk.send("one");
  assert.deepEqual(desk.wire, ["1 one"]);
  desk.socket.work();
  desk.socket.close();
  const later = new Desk(desk.server, desk.disk);
  await settled();
  assert.deepEqual(later.shown, ["one sent"]);
  assert.equal(await later.client.cancelQueued(later.idOf("one")), false);
  await later.run();
  assert.deepEqual([later.shown, later.done], [[], ["one"]]);
  later.client.stop();
});

Deno.test("cancelling just as it goes out either keeps it from going or does nothing", async () => {
  const desk = new Desk();
  await desk.run();
  const sending = desk.client.send(ROOM, "one");
  const submitted = await sending;
  assert.ok(submitted.ok);
  const isCancelled = await desk.client.cancelQueued(submitted.value.id);
  await desk.run();
  assert.deepEqual([desk.done.length, desk.shown], [isCancelled ? 0 : 1, []]);
  desk.client.stop();
});

Deno.test("whoever sent it hears what became of it", async () => {
  const desk = new Desk();
  await desk.run();
  const [one, two] = [
    await desk.client.send(ROOM, "one"),
    await desk.client.send(ROOM, "forbidden"),
  ];
  assert.ok(one.ok && two.ok);
  await desk.run();
  assert.deepEqual(await one.value.done, {
    ok: true,
    value: { id: desk.server.rooms.get(ROOM)!.messages[0]!.id },
  });
  assert.deepEqual(await two.value.done, refuse("forbidden"));
  desk.client.stop();
});

Deno.test("nothing is accepted that could not be saved", async () => {
  const desk = new Desk();
  await desk.run();
  desk.disk.save = () => Promise.reject(new Error("The disk is full"));
  assert.deepEqual(
    await desk.client.send(ROOM, "one"),
    refuse("unavailable", "could not be saved"),
  );
  assert.deepEqual(desk.client.outbox, []);
  desk.client.stop();
});

Deno.test("an outbox of another person or server is not taken", () => {
  for (const owner of [{ ...OWNER, person: BEN }, { ...OWNER, server: "other" }]) {
    const outbox: ClientOptions["outbox"] = (link) =>
      new Outbox(new MemoryOutboxStorage(owner), link);
    const openSocket = () => assert.fail("no socket should be opened");
    assert.throws(() => createClient({ owner: OWNER, openSocket, outbox }), /somebody else's/);
  }
});

Deno.test("who may send nothing hears so of what they gave, and what was left there waits", async () => {
  const before = new Desk();
  await before.send("left there");
  before.client.stop();
  const desk = new Desk(before.server, before.disk);
  const isOpening = ({ type }: Command) => type === "stream.open";
  desk.server.refuses = (command) => isOpening(command) ? refuse("forbidden") : null;
  await desk.send("mine");
  await desk.run();
  assert.deepEqual(desk.shown, ["left there queued", "mine failed forbidden"]);
  await desk.client.retryFailed(desk.idOf("mine"));
  await desk.run();
  assert.deepEqual(desk.shown, ["left there queued", "mine failed forbidden"], "and once more");
  desk.client.stop();
  const after = new Desk(desk.server, desk.disk);
  after.server.refuses = () => null;
  await after.run();
  assert.deepEqual([after.done, after.shown], [["left there"], ["mine failed forbidden"]]);
  after.client.stop();
});
