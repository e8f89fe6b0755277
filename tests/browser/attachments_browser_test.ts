/** Files on their way from a real browser, over a line that goes. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Route } from "playwright-core";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { within } from "../support/deadline.ts";
import type { Desk } from "../support/outbox_page.ts";
import { type OutboxScene, outboxScene } from "../support/outbox_scene.ts";
import type { Tab } from "../support/outbox_tab.ts";

declare const desk: Desk;

const NAMES = ["one.png", "two.png", "three.png"];
/** Of a picture's side: it goes in several parts. */
const SIDE = 600;

const attaches = (tab: Tab, room: RoomId, names = NAMES, side = SIDE) =>
  tab.run(
    "attaching",
    ([room, names, side]) => desk.attachPictures(room, names, side),
    [room, names, side] as const,
  );

const showsAttached = (tab: Tab, room: RoomId, ...all: string[]) =>
  tab.run(
    `shows ${all}`,
    ([room, all]) => desk.showsAttached(room, all),
    [room, `${all}`] as const,
  );

const sendsAttached = (tab: Tab, room: RoomId, body: string) =>
  tab.run("sending", ([room, body]) => desk.sendAttached(room, body), [room, body] as const);

/** Lets so many parts of files through from now on, and says when one more would go: that one hangs. */
async function letParts({ profile }: OutboxScene, most: number): Promise<{ isCut: Promise<void> }> {
  let parts = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  await profile.context.route("**/uploads/*", async (route: Route) => {
    if (route.request().method() !== "PATCH" || ++parts <= most) return await route.continue();
    resolve();
  });
  return { isCut: promise };
}

async function digests(scene: OutboxScene): Promise<[string, string][]> {
  const files = await scene.storedFiles();
  return files.map(({ file, bytes }) => {
    return [file.name, createHash("sha256").update(bytes).digest("hex")];
  });
}

Deno.test("three pictures whose line goes in the middle are one message after a reload, in order", async () => {
  await using scene = await outboxScene();
  const { room, gate, profile } = scene;
  const tab = await scene.tab();
  await tab.is("in sync");
  const { isCut } = await letParts(scene, 2);
  const wanted = await attaches(tab, room);
  assert.ok(await sendsAttached(tab, room, "from the lake"));
  await tab.send(room, "is it not?");
  await within("the middle", isCut);
  gate.shut();
  await tab.is("offline");
  await tab.page.reload();
  await tab.shows("from the lake queued", "is it not? queued");
  await profile.context.unroute("**/uploads/*");
  gate.open();
  await tab.settled();
  assert.deepEqual(await scene.stored(), ["from the lake", "is it not?"]);
  assert.deepEqual(await digests(scene), NAMES.map((name, i) => [name, wanted[i]]));
  const files = await scene.storedFiles();
  assert.deepEqual(files.map(({ file }) => [file.type, file.width, file.preview]), [
    ["image/png", SIDE, {}],
    ["image/png", SIDE, {}],
    ["image/png", SIDE, {}],
  ]);
  assert.deepEqual(await tab.run("what is left", (room) => desk.attached(room), room), []);
});

Deno.test("all tabs show what is attached, and when the one that brings it is closed the next goes on", async () => {
  await using scene = await outboxScene();
  const { room, profile } = scene;
  const first = await scene.tab();
  await first.is("in sync");
  const other = await scene.tab();
  await other.is("in sync");
  const { isCut } = await letParts(scene, 1);
  const wanted = await attaches(other, room, ["one.png"]);
  await showsAttached(first, room, "one.png sending");
  await within("the middle", isCut);
  await profile.context.unroute("**/uploads/*");
  await first.page.close();
  await showsAttached(other, room, "one.png there");
  assert.ok(await sendsAttached(other, room, "look"));
  await other.settled();
  assert.deepEqual(await digests(scene), [["one.png", wanted[0]]]);
});

Deno.test("where the browser has no room left nothing is attached, and it says so", async () => {
  await using scene = await outboxScene();
  await scene.profile.context.addInitScript(() => {
    IDBObjectStore.prototype.add = function () {
      throw new DOMException("There is no room", "QuotaExceededError");
    };
  });
  const tab = await scene.tab();
  await tab.is("in sync");
  await assert.rejects(attaches(tab, scene.room, ["one.png"], 10), /no_room/);
  assert.deepEqual(await tab.run("what is there", (room) => desk.attached(room), scene.room), []);
});
