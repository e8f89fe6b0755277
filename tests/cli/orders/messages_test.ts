/** What is done to messages by commands at the terminal. */
import assert from "node:assert/strict";
import { runOrder } from "../../../lib/cli/chat/orders/mod.ts";
import { cutOff, OrderScene } from "../../support/recorded_desk.ts";

Deno.test("a message is answered at once, or by what is said next", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  const asked = await scene.place.say("ines", saturday, "Who has the key?");
  await mara.message(({ id }) => id === asked);
  assert.deepEqual(await mara.does("/reply The baker, @ines"), []);
  const reply = await ines.message(({ body }) => body === "The baker, @ines");
  assert.equal(reply.replyTo, asked);
  assert.deepEqual(reply.mentions, [scene.place.people.ines.user]);
  // Not one's own
  await mara.message(({ id }) => id === reply.id);
  await mara.does("/reply");
  assert.deepEqual(mara.answered.map(({ id }) => id), [asked]);
  // But for one that is marked
  mara.marked = reply;
  await mara.does("/reply");
  assert.equal(mara.answered.at(-1)?.id, reply.id);
});

Deno.test("in a room where nobody has said anything there is nothing to answer or to change", async () => {
  await using scene = await OrderScene.open();
  const room = await scene.place.room("empty", "public", "", ["mara"]);
  const mara = await scene.desk("mara", room);
  assert.match(await mara.refuses("/reply hello"), /no message here to answer/);
  assert.match(await mara.refuses("/thread"), /no message here/);
  assert.match(await mara.refuses("/edit x"), /nothing of yours/);
  assert.match(await mara.refuses("/delete"), /nothing of yours/);
  assert.match(await mara.refuses("/undo"), /nothing of yours/);
  assert.match(await mara.refuses("/react :smile:"), /no message here/);
});

Deno.test("a thread is opened, spoken in and left", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  const root = await scene.place.say("ines", saturday, "Let us plan");
  await mara.message(({ id }) => id === root);
  assert.deepEqual(await mara.does("/thread I bring tea"), [
    "Said in the thread of: Let us plan",
  ]);
  assert.equal(mara.thread, null);
  await mara.does("/thread");
  assert.equal(mara.thread, root);
  await mara.client.openThread(saturday, root);
  const first = await mara.message(({ body }) => body === "I bring tea");
  assert.equal(first.thread, root);
  await mara.does("/thread And cake");
  const second = await mara.message(({ body }) => body === "And cake");
  assert.equal(second.thread, root);
  await mara.does("/thread");
  assert.equal(mara.thread, null);
});

Deno.test("one's own message is changed, that of another is not", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  const own = await scene.place.say("mara", saturday, "at four");
  const others = await scene.place.say("ines", saturday, "fine");
  await mara.message(({ id }) => id === others);
  assert.deepEqual(await mara.does("/edit at five, @ines"), ["Changed."]);
  const changed = await ines.message(({ id, edited }) => id === own && edited !== undefined);
  assert.equal(changed.body, "at five, @ines");
  assert.deepEqual(changed.mentions, [scene.place.people.ines.user]);
  await mara.does("/edit");
  assert.deepEqual(mara.rewritten.map(({ id }) => id), [own]);
  mara.marked = await mara.message(({ id }) => id === others);
  assert.match(await mara.refuses("/edit no"), /nothing of yours/);
});

Deno.test("what was deleted is gone for all, and its text comes back to the prompt", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [tomas, ines] = [await scene.desk("tomas"), await scene.desk("ines")];
  const own = await scene.place.say("tomas", saturday, "I have **lost** the key");
  await tomas.message(({ id }) => id === own);
  assert.deepEqual(await tomas.does("/delete"), [
    "Deleted: I have lost the key",
    "/undo puts the text to the prompt.",
  ]);
  await ines.message(({ id, deleted }) => id === own && deleted !== undefined);
  await tomas.message(({ id, deleted }) => id === own && deleted !== undefined);
  const [said = ""] = await tomas.does("/undo");
  assert.match(said, /gone for everybody/);
  assert.equal(tomas.written, "I have **lost** the key");
});

Deno.test("a member deletes nothing of others, an owner of the place does", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [mara, tomas] = [await scene.desk("mara"), await scene.desk("tomas")];
  const one = await scene.place.say("ines", saturday, "spam");
  await mara.client.directory.load();
  tomas.marked = await tomas.message(({ id }) => id === one);
  assert.match(await tomas.refuses("/delete"), /nothing of yours/);
  mara.marked = await mara.message(({ id }) => id === one);
  assert.deepEqual(await mara.does("/delete"), ["Deleted: spam"]);
  await tomas.message(({ id, deleted }) => id === one && deleted !== undefined);
});

Deno.test("what was sent last is taken back to be written on, and what is older is not", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  const sent = await scene.place.say("mara", saturday, "Half a sent");
  await mara.message(({ id }) => id === sent);
  await mara.does("/undo");
  assert.equal(mara.written, "Half a sent");
  await mara.message(({ id, deleted }) => id === sent && deleted !== undefined);
  scene.server.clock.move(-60 * 60_000);
  const old = await scene.place.say("mara", saturday, "An hour old");
  await mara.message(({ id }) => id === old);
  assert.match(await mara.refuses("/undo"), /nothing of yours/);
});

Deno.test("one reacts by a sign or by a name of it, and takes it back by the same", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  const said = await scene.place.say("ines", saturday, "The lamp works");
  const { user } = scene.place.people.mara;
  await mara.message(({ id }) => id === said);
  const by = () => ines.messages.find(({ id }) => id === said)?.reactions?.by ?? {};
  for (const typed of ["👍", ":thumbs_up:", "+1", "thumbsup"]) {
    assert.deepEqual(await mara.does(`/react ${typed}`), ["👍 to: The lamp works"], typed);
    await ines.until(() => by()["👍"]?.includes(user) === true);
    await mara.message(({ id, reactions }) =>
      id === said && reactions?.by["👍"]?.includes(user) === true
    );
    assert.deepEqual(await mara.does(`/react ${typed}`), ["No 👍 any more to: The lamp works"]);
    await ines.until(() => !by()["👍"]?.includes(user));
    await mara.message(({ id, reactions }) => id === said && !reactions?.by["👍"]?.includes(user));
  }
  assert.match(await mara.refuses("/react smiel"), /no emoji smiel/);
  assert.match(await mara.refuses("/react lam"), /Did you mean .* :\w+:/);
  assert.match(await mara.refuses("/react"), /Something is missing. Type: \/react emoji/);
});

Deno.test("what is sent by a command has the signs that it names, and code has its letters", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  await scene.place.say("ines", saturday, "Well?");
  await mara.message(({ body }) => body === "Well?");
  await mara.does("/reply :+1: `:+1:` :no_such_one:");
  await mara.message(({ body }) => body === "👍 `:+1:` :no_such_one:");
  await mara.does("/edit :smile:");
  await mara.message(({ body }) => body === "😄");
});

Deno.test("what somebody said whom one ignores is not meant, unless it is marked", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  const read = await scene.place.say("ines", saturday, "Hello");
  const folded = await scene.place.say("jonas", saturday, "Buy my lamps");
  const held = await mara.message(({ id }) => id === folded);
  await mara.does("/ignore @jonas");
  await mara.until(({ state }) => state.ignored.size === 1);
  await mara.does("/reply");
  await mara.does("/react 👍");
  await mara.message(({ id, reactions }) => id === read && reactions !== undefined);
  assert.deepEqual(mara.answered.map(({ id }) => id), [read]);
  mara.marked = held;
  // Whoever marks it has read it
  await mara.does("/react 👎");
  await mara.message(({ id, reactions }) => id === folded && reactions !== undefined);
});

Deno.test("a heart with a sign behind it and one without are the same reaction", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  const said = await scene.place.say("ines", saturday, "Done");
  await mara.message(({ id }) => id === said);
  await mara.does("/react ❤");
  const { reactions } = await mara.message(({ id, reactions }) =>
    id === said && reactions !== undefined
  );
  assert.deepEqual(Object.keys(reactions!.by), ["❤️"]);
});

Deno.test("who may not react hears of it, even where that comes late", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const [mara, tomas] = [await scene.desk("mara"), await scene.desk("tomas")];
  const said = await scene.place.say("mara", saturday, "Closed now");
  tomas.marked = await tomas.message(({ id }) => id === said);
  await mara.client.request("room.archive", { room: saturday, on: true });
  const complaint = tomas.complains();
  await runOrder("/react 👍", tomas);
  assert.equal(await complaint, "/react: You may not do this here.");
});

Deno.test("without a connection, what waits is changed and taken back, and not what was said before", async () => {
  await using scene = await OrderScene.open();
  const { saturday } = scene.place.rooms;
  const mara = await scene.desk("mara");
  const before = await scene.place.say("mara", saturday, "Before");
  await mara.message(({ id }) => id === before);
  await cutOff(mara);
  await mara.does("/me waits");
  await mara.does("/edit Later");
  const bodies = () => mara.client.outbox.map(({ order }) => "body" in order.ask && order.ask.body);
  assert.deepEqual(bodies(), ["Later"]);
  await mara.does("/edit");
  assert.deepEqual([bodies(), mara.written], [[], "Later"]);
  await mara.does("/me waits again");
  assert.deepEqual(await mara.does("/delete"), [
    "Deleted: /me waits again",
    "/undo puts the text to the prompt.",
  ]);
  assert.deepEqual(bodies(), []);
  const said = await mara.does("/delete");
  assert.match(said[0]!, /You are not connected: it will be done/);
  assert.equal(said[1], "Deleted: Before");
});
