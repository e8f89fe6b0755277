import assert from "node:assert/strict";
import type { Desk } from "../support/outbox_page.ts";
import { outboxScene } from "../support/outbox_scene.ts";

declare const desk: Desk;

Deno.test("what was typed offline survives a reload, and is sent once when the server is back", async () => {
  await using scene = await outboxScene();
  const tab = await scene.tab();
  await tab.is("in sync");
  scene.gate.shut();
  await tab.is("offline");
  await tab.send(scene.room, "one", "two");
  await tab.page.reload();
  await tab.shows("one queued", "two queued");
  scene.gate.open();
  await tab.settled();
  assert.deepEqual(await scene.stored(), ["one", "two"]);
});

Deno.test("when the page is closed between saving and the server's answer, each message is there once", async () => {
  await using scene = await outboxScene();
  const tab = await scene.tab();
  await tab.send(scene.room, "one");
  await tab.settled();
  scene.gate.muffle();
  await tab.send(scene.room, "two", "three");
  await scene.arrives("three");
  await tab.shows("two sent", "three sent");
  await tab.page.close();
  const next = await scene.tab();
  // Before it holds the outbox it has nothing to send either
  await next.run("asks again", () => desk.client.until(() => desk.sent.length === 2), null);
  await next.settled();
  assert.deepEqual(await scene.stored(), ["one", "two", "three"]);
  assert.deepEqual(await next.sent(), ["two", "three"], "asked again, and known again");
});

Deno.test("while the disk is full nothing is accepted, and what was accepted before waits for room", async () => {
  await using scene = await outboxScene();
  await scene.profile.context.addInitScript(() => {
    // As the browser does when it has no room left: the whole change is called off
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const changing = begin.call(this, stores, mode, options);
      const isFull = [stores].flat().includes((globalThis as { full?: string }).full!);
      if (isFull && mode === "readwrite") queueMicrotask(() => changing.abort());
      return changing;
    };
  });
  const tab = await scene.tab();
  await tab.is("in sync");
  const fill = (full: string) =>
    tab.run("filling", (full) => void Object.assign(globalThis, { full }), full);
  await fill("tray");
  assert.deepEqual(await tab.send(scene.room, "one"), ["unavailable"]);
  assert.deepEqual(await tab.shown(), []);
  await fill("entries");
  await tab.send(scene.room, "two", "three");
  assert.deepEqual(await tab.shown(), ["two queued", "three queued"]);
  await fill("");
  await tab.settled();
  assert.deepEqual(await scene.stored(), ["two", "three"]);
});

Deno.test("where the browser gives no database nothing is accepted, until it gives one", async () => {
  await using scene = await outboxScene();
  await scene.profile.context.addInitScript(() => {
    const open = indexedDB.open.bind(indexedDB);
    const isClosed = () => !("isOpened" in globalThis);
    indexedDB.open = (...asked) => {
      if (isClosed()) throw new DOMException("Not in this mode", "SecurityError");
      return open(...asked);
    };
  });
  const tab = await scene.tab();
  await tab.is("in sync");
  assert.deepEqual(await tab.send(scene.room, "one"), ["unavailable"]);
  assert.deepEqual(await tab.shown(), []);
  await tab.run("opening", () => void Object.assign(globalThis, { isOpened: true }), null);
  await tab.send(scene.room, "two");
  await tab.settled();
  assert.deepEqual(await scene.stored(), ["two"]);
});

Deno.test("when the network is back the client is too, at once", async () => {
  await using scene = await outboxScene();
  const tab = await scene.tab(scene.people.ada, true);
  await tab.is("in sync");
  scene.gate.shut();
  await tab.is("offline");
  await scene.profile.context.setOffline(true);
  await tab.send(scene.room, "one");
  scene.gate.open();
  // Left to itself, this one would wait for minutes
  await scene.profile.context.setOffline(false);
  await tab.settled();
  assert.deepEqual(await scene.stored(), ["one"]);
});
