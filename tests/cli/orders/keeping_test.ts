/** What is pinned for everybody, and what one keeps for oneself, by commands at the terminal. */
import assert from "node:assert/strict";
import { cutOff, OrderScene } from "../../support/recorded_desk.ts";

Deno.test("a message is pinned for all and taken down again: the newest, or the one that is marked", async () => {
  await using scene = await OrderScene.open();
  const { saturday, notices } = scene.place.rooms;
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  const early = await scene.place.say("ines", saturday, "the key is with the baker");
  const late = await scene.place.say("tomas", saturday, "thanks");
  await mara.message(({ id }) => id === late);
  assert.deepEqual(await mara.does("/pin"), ["Pinned, for everyone here: thanks"]);
  mara.marked = await mara.message(({ id }) => id === early);
  assert.deepEqual(await mara.does("/pin"), [
    "Pinned, for everyone here: the key is with the baker",
  ]);
  await ines.message(({ id, pinned }) => id === early && pinned?.by === mara.client.state.me);

  const told = await ines.does("/pins");
  assert.match(told[0]!, /^ {2}\[1\] Ines Okafor +the key is with the baker {2}\d\d:\d\d$/);
  assert.match(told[1]!, /^ {2}\[2\] Tomás Rey +thanks {2}\d\d:\d\d$/);
  await ines.does("/pins 2");
  assert.deepEqual([ines.lookedBackTo, ines.lookedBackIn], [[late], [saturday]]);
  assert.equal(await ines.refuses("/pins 3"), "There is no 3 in the list. /pins shows it.");
  assert.match(await ines.refuses("/pins what"), /not understood. Type: \/pins \[number\]/);

  mara.marked = await mara.message(({ id, pinned }) => id === early && pinned !== undefined);
  assert.deepEqual(await mara.does("/pin"), ["Not pinned any more: the key is with the baker"]);
  // Of the list that was seen the numbers stay
  await ines.does("/pins 1");
  assert.equal(ines.lookedBackTo.at(-1), early);
  assert.equal((await ines.does("/pins")).length, 2);
  assert.equal(await ines.refuses("/pin"), "You may not pin anything here.");
  ines.room = notices;
  assert.deepEqual(await ines.does("/pins"), ["Nothing is pinned here. /pin pins a message."]);
});

Deno.test("what one keeps is one's own, from all rooms, and leads back to where it was said", async () => {
  await using scene = await OrderScene.open();
  const { saturday, notices } = scene.place.rooms;
  const [mara, ines] = [await scene.desk("mara"), await scene.desk("ines")];
  assert.deepEqual(await mara.does("/kept"), ["You keep nothing. /keep keeps a message."]);
  const here = await scene.place.say("ines", saturday, "the key is with the baker");
  const reply = await scene.place.say("tomas", saturday, "in a thread", { thread: here });
  await mara.message(({ id }) => id === here);
  assert.deepEqual(await mara.does("/keep"), ["Kept, for you alone: the key is with the baker"]);
  mara.thread = here;
  await mara.client.openThread(saturday, here);
  await mara.message(({ id }) => id === reply);
  assert.deepEqual(await mara.does("/keep"), ["Kept, for you alone: in a thread"]);
  mara.thread = null;
  await mara.until(({ state }) => state.own.saved.size === 2);
  assert.deepEqual(await ines.does("/kept"), ["You keep nothing. /keep keeps a message."]);

  mara.room = notices;
  const told = await mara.does("/kept");
  assert.match(told[0]!, /^ {2}\[1\] Tomás Rey +in a thread {2}saturday, \d\d:\d\d$/);
  assert.match(
    told[1]!,
    /^ {2}\[2\] Ines Okafor +the key is with the baker {2}saturday, \d\d:\d\d$/,
  );
  await mara.does("/kept 1");
  assert.deepEqual(
    [mara.entered.at(-1), mara.lookedBackTo.at(-1), mara.lookedBackIn.at(-1)],
    [saturday, here, saturday],
  );
  mara.marked = await mara.message(({ id }) => id === here);
  assert.deepEqual(await mara.does("/keep"), ["Not kept any more: the key is with the baker"]);
  await mara.until(({ state }) => state.own.saved.size === 1);
  assert.equal((await mara.does("/kept")).length, 2);
});

Deno.test("without a connection one keeps what one reads, and nothing is pinned", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  await cutOff(mara);
  assert.match((await mara.does("/keep"))[0]!, /^Kept, for you alone: /);
  assert.match(await mara.refuses("/kept"), /You are not connected/);
  assert.match(await mara.refuses("/pin"), /You are not connected/);
  const newest = mara.messages.at(-1)!;
  assert.ok(mara.client.own.isSaved(mara.room!, newest.id));
});

Deno.test("what was taken away is neither pinned nor kept", async () => {
  await using scene = await OrderScene.open();
  const mara = await scene.desk("mara");
  const message = await mara.message(() => true);
  mara.marked = { ...message, deleted: { by: message.from, at: message.at } };
  assert.match(await mara.refuses("/pin"), /no message here to pin/);
  assert.match(await mara.refuses("/keep"), /no message here to keep/);
});
