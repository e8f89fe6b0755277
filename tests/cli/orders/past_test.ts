/** Looking back, and the rest of what the window itself does, by commands at the terminal. */
import assert from "node:assert/strict";
import type { MessageId } from "../../../lib/protocol/mod.ts";
import { OrderScene } from "../../support/recorded_desk.ts";

Deno.test("one looks back by so many messages, over as many pages as that takes", async () => {
  await using scene = await OrderScene.open();
  const room = await scene.place.room("long", "public", "", ["mara", "ines"]);
  const ids: MessageId[] = [];
  for (let i = 0; i < 130; i++) ids.push(await scene.place.say("ines", room, `line ${i}`));
  const mara = await scene.desk("mara", room);
  assert.deepEqual(await mara.does("/history 120"), []);
  assert.equal(mara.lookedBackTo.at(-1), ids[10]);
  assert.ok(mara.messages.some(({ id }) => id === ids[10]));
  await mara.does("/history 1");
  assert.equal(mara.lookedBackTo.at(-1), ids[129]);
  await mara.does("/history");
  assert.equal(mara.lookedBackTo.at(-1), ids[80]);
  const told = await mara.does("/history 1000");
  assert.match(told[0]!, /^That is all: \d+ messages\.$/);
  assert.match(await mara.refuses("/history 2001"), /At most 2000 at once/);
  assert.match(await mara.refuses("/history 0"), /not understood/);
});

Deno.test("what was said in threads is not counted, for it is not shown", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const root = await scene.place.say("ines", saturday, "root");
  for (let i = 0; i < 5; i++) {
    await scene.place.say("ines", saturday, `reply ${i}`, { thread: root });
  }
  const last = await scene.place.say("ines", saturday, "last");
  const mara = await scene.desk("mara");
  await mara.does("/history 2");
  assert.equal(mara.lookedBackTo.at(-1), root);
  await mara.does("/history 1");
  assert.equal(mara.lookedBackTo.at(-1), last);
});

Deno.test("one looks back to a time", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  const now = mara.client.serverTime;
  const firstSince = (at: number) => mara.messages.find((message) => message.at >= at)!.id;
  await mara.does("/history 2d");
  assert.equal(mara.lookedBackTo.at(-1), firstSince(now - 2 * 86_400_000));
  const late = await scene.place.say("ines", saturday, "just now");
  await mara.message(({ id }) => id === late);
  await mara.does("/history 1m");
  assert.equal(mara.lookedBackTo.at(-1), late);
  assert.match(await mara.refuses("/history soon"), /not understood. Type: \/history \[how far\]/);
  assert.equal(await mara.refuses("/history 2999-01-01"), "That is still to come.");
  scene.server.clock.move(-10 * 60_000);
  const empty = await scene.place.room("silent", "public", "", ["mara"]);
  await mara.client.openRoom(empty);
  mara.room = empty;
  assert.deepEqual(await mara.does("/history 1m"), ["Nothing was said here since then."]);
});

Deno.test("from a thread one looks back in its room", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  mara.thread = await scene.place.say("ines", saturday, "root");
  await mara.does("/history 3");
  assert.equal(mara.thread, null);
  assert.equal(mara.lookedBackTo.length, 1);
});

Deno.test("a search says that there is none", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  assert.match(await mara.refuses("/search kettle"), /There is no search yet/);
});

Deno.test("the window is emptied and left, and what is hidden is shown", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  await mara.does("/clear");
  assert.equal(mara.cleared, 1);
  for (const typed of ["/exit", "/quit", "quit"]) await mara.does(typed);
  assert.equal(mara.left, 3);
  assert.deepEqual(await mara.does("/spoilers"), ["What was hidden is shown."]);
  assert.equal(mara.showsHidden, true);
  await mara.does("/spoilers on");
  assert.equal(mara.showsHidden, true);
  assert.deepEqual(await mara.does("/spoilers off"), ["What was hidden is hidden again."]);
  assert.match(await mara.refuses("/spoilers maybe"), /not understood/);
});

Deno.test("an unknown command names the nearest, and a path is said", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  assert.equal(
    await mara.refuses("/hsitory 5"),
    "There is no command /hsitory. Did you mean /history?",
  );
  assert.match(await mara.refuses("/zzzz"), /With two strokes, \/\/zzzz, it is sent as it is/);
  await mara.does("/usr/bin/env");
  await mara.message(({ body }) => body === "/usr/bin/env");
  await mara.does("//help");
  await mara.message(({ body }) => body === "/help");
  await mara.does("/me waves at @ines");
  const { body, mentions } = await mara.message(({ body }) => body.startsWith("/me"));
  assert.deepEqual([body, mentions], ["/me waves at @ines", [scene.place.people.ines.user]]);
});

Deno.test("what is too long is refused and not cut", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  const long = "x".repeat(16_400);
  for (const typed of [`/me ${long}`, `/reply ${long}`, `/thread ${long}`, `@ines: ${long}`]) {
    assert.match(await mara.refuses(typed), /too long to be sent, by \d+ characters/);
  }
  assert.deepEqual(mara.client.outbox, []);
});

Deno.test("what could not be sent is tried again", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [mara, tomas] = [await scene.desk("mara"), await scene.desk("tomas")];
  assert.deepEqual(await tomas.does("/retry"), ["Everything could be sent."]);
  await mara.client.request("room.archive", { room: saturday, on: true });
  await tomas.does("/me knocks");
  await tomas.until(({ outbox }) => outbox[0]?.state === "failed");
  await mara.client.request("room.archive", { room: saturday, on: false });
  assert.deepEqual(await tomas.does("/retry"), ["One message is tried again."]);
  await mara.message(({ body }) => body === "/me knocks");
});
