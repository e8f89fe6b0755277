import assert from "node:assert/strict";
import type { Order } from "../../lib/client/mod.ts";
import { type OutboxScene, outboxScene } from "../support/outbox_scene.ts";
import type { Desk } from "../support/outbox_page.ts";
import type { Tab } from "../support/outbox_tab.ts";

declare const desk: Desk;

const named = (name: string, count: number) => Array.from({ length: count }, (_, i) => name + i);

/** Two tabs in step; the first holds the outbox, for it asked first. */
async function twoTabs(scene: OutboxScene): Promise<[Tab, Tab]> {
  const holder = await scene.tab();
  await holder.is("in sync");
  const other = await scene.tab();
  await other.is("in sync");
  return [holder, other];
}

/** Each once, and each tab's own in its order. */
function isWhole(stored: string[], ...parts: string[][]): void {
  for (const part of parts) {
    assert.deepEqual(stored.filter((body) => part.includes(body)), part);
  }
  assert.equal(stored.length, parts.flat().length, `${stored}`);
}

Deno.test("both of two tabs can send, one of them does, and each message lands once in its order", async () => {
  await using scene = await outboxScene();
  const [holder, other] = await twoTabs(scene);
  const [ones, twos] = [named("a", 20), named("b", 20)];
  const [ids] = await Promise.all([
    other.send(scene.room, ...twos),
    holder.send(scene.room, ...ones),
  ]);
  await Promise.all([holder.settled(), other.settled()]);
  isWhole(await scene.stored(), ones, twos);
  assert.deepEqual(await other.sent(), []);
  assert.deepEqual((await holder.sent()).toSorted(), [...ones, ...twos].toSorted());
  assert.equal((await other.done(ids.at(-1)!) as { ok: boolean }).ok, true);
});

for (const how of ["closes", "crashes", "stops"] as const) {
  Deno.test(`when the holder ${how} in the middle of sending, the other tab goes on with all of it, in order`, async () => {
    await using scene = await outboxScene();
    const holder = await scene.tab();
    await holder.send(scene.room, "first");
    await holder.settled();
    // From here on it sends as far as it may without an answer, and the rest waits
    scene.gate.muffle();
    const other = await scene.tab();
    await other.is("in sync");
    const [ones, twos] = [named("a", 12), named("b", 12)];
    await holder.send(scene.room, ...ones);
    const ids = await other.send(scene.room, ...twos);
    await scene.arrives("b3");
    assert.deepEqual(await other.sent(), []);
    if (how === "closes") await holder.page.close();
    else if (how === "crashes") await holder.crash();
    else await holder.run("stopping", () => desk.client.stop(), null);
    await other.settled();
    isWhole(await scene.stored(), ["first"], ones, twos);
    const answers = await Promise.all(ids.map((id) => other.done(id)));
    assert.ok(answers.every((answer) => (answer as { ok: boolean }).ok));
  });
}

Deno.test("a tab that was signed out lets another one send, without being closed", async () => {
  await using scene = await outboxScene();
  const { ada, eve } = scene.people;
  const holder = await scene.tab();
  await holder.is("in sync");
  await scene.profile.signIn(scene.gate.address, eve);
  scene.gate.cut();
  await holder.is("signed out");
  await scene.profile.signIn(scene.gate.address, ada);
  const other = await scene.tab();
  await other.send(scene.room, "signed in again");
  await other.settled();
  assert.deepEqual(await scene.stored(), ["signed in again"]);
  assert.deepEqual(await holder.sent(), []);
});

Deno.test("what tabs accepted while none held the outbox is sent by the one that comes to hold it", async () => {
  await using scene = await outboxScene();
  const keeper = await scene.keepLock();
  const [one, other] = [await scene.tab(), await scene.tab()];
  await Promise.all([one.is("in sync"), other.is("in sync")]);
  await one.send(scene.room, "a0");
  await other.send(scene.room, "b0", "b1");
  await one.send(scene.room, "a1");
  await one.page.close();
  await other.send(scene.room, "b2");
  assert.deepEqual(await other.sent(), []);
  await keeper.close();
  await scene.arrives("b2");
  await other.settled();
  assert.deepEqual(await scene.stored(), ["a0", "b0", "b1", "a1", "b2"]);
});

Deno.test("a tab that comes to hold the outbox sends what it accepted before in front of what it accepts then", async () => {
  await using scene = await outboxScene();
  const keeper = await scene.keepLock();
  const tab = await scene.tab();
  await tab.is("in sync");
  const before = named("a", 5);
  await tab.send(scene.room, ...before);
  const after = named("b", 5);
  await tab.run("waiting", ([room, after]) => {
    // Whenever anything changes: also between two steps of taking the outbox over
    const left = [...after];
    desk.client.subscribe(() => {
      const body = left.shift();
      if (body !== undefined) void desk.send(room, body);
    });
  }, [scene.room, after] as const);
  await keeper.close();
  await scene.arrives("b4");
  await tab.settled();
  assert.deepEqual(await scene.stored(), [...before, ...after]);
});

Deno.test("a tab that does not hold the outbox is told what became of everything it gave", async () => {
  await using scene = await outboxScene();
  const [, other] = await twoTabs(scene);
  const give = async (order: Order) => {
    const id = await other.run("accepting", (order) => desk.submit(order), order);
    return await other.done(id) as { ok: boolean; code?: string; value?: Record<string, string> };
  };
  const { room } = scene;
  const sent = await give({ type: "message.send", ask: { room, body: "one" } });
  const id = sent.value!.id as never;
  assert.ok((await give({ type: "message.edit", ask: { room, id, body: "two" } })).ok);
  const heart = { room, id, emoji: "❤️", on: true };
  assert.ok((await give({ type: "message.react", ask: heart })).ok);
  assert.ok((await give({ type: "message.delete", ask: { room, id } })).ok);
  const gone = await give({ type: "message.edit", ask: { room, id, body: "three" } });
  assert.deepEqual([gone.ok, gone.code], [false, "gone"]);
  const facts = { name: "Bar", visibility: "private", past: "everyone" } as const;
  const created = await give({ type: "room.create", ask: facts });
  assert.match(created.value!.room!, /^r/);
  assert.deepEqual(await other.sent(), []);
});

Deno.test("a tab that does not hold the outbox can take back and change what waits", async () => {
  await using scene = await outboxScene();
  const [holder, other] = await twoTabs(scene);
  scene.gate.shut();
  await Promise.all([holder.is("offline"), other.is("offline")]);
  const ids = await other.send(scene.room, "one", "two", "three");
  // What the holder has not taken over yet cannot be taken back
  await holder.shows("one queued", "two queued", "three queued");
  await other.shows("one queued", "two queued", "three queued");
  const changed = await other.run("changing", async ([one, two]) => [
    await desk.client.cancelQueued(one as never),
    await desk.client.rewriteQueued(two as never, "2"),
  ], ids);
  assert.deepEqual(changed, [true, true]);
  await other.shows("2 queued", "three queued");
  scene.gate.open();
  await other.settled();
  assert.deepEqual(await scene.stored(), ["2", "three"]);
});

Deno.test("a message stays on the screen of each tab until that tab has it from the server", async () => {
  await using scene = await outboxScene();
  const [holder, other] = await twoTabs(scene);
  await other.run("opening", (room) => desk.client.openRoom(room), scene.room);
  scene.gate.muffle(other.socketPath);
  await other.send(scene.room, "one");
  await other.shows("one stored");
  await holder.send(scene.room, "two");
  await holder.settled();
  await other.shows("one stored", "two stored");
  scene.gate.cut();
  await other.settled();
});
