/** What is set: seen at once, taken back where it is refused, and never in the way of what is newer. */
import assert from "node:assert/strict";
import {
  accept,
  DEFAULT_SETTINGS,
  type Outcome,
  refuse,
  type Settings,
} from "../../lib/protocol/mod.ts";
import { desk } from "./client_desk.ts";
import { cursorAt, idOf, ROOM } from "./samples.ts";

function scene() {
  const made = desk();
  const told: object[] = [];
  const place = { answers: accept({}) as Outcome<unknown>, moves: 10 };
  made.server.refuses = (command) => {
    if (!["settings.change", "room.prefer", "saved.set"].includes(command.type)) return null;
    const { ref: _ref, type: _type, ...asked } = command;
    told.push(asked);
    // The model server knows nothing of it: this stands for its whole answer
    return place.answers as never;
  };
  const says = (changes: Partial<Settings>) => {
    const settings = { ...DEFAULT_SETTINGS, ...changes };
    const events = [{ type: "settings.changed", settings }];
    const cursor = cursorAt(++place.moves);
    made.socket().items.push(JSON.stringify({ type: "own.moved", cursor, events }));
  };
  return { ...made, told, place, says };
}

Deno.test("what is set is seen before the server has heard of it, by all who follow, as one object", async () => {
  const { client, run, told, says } = scene();
  await run();
  let seen = 0;
  client.subscribe(() => seen++);
  const changing = client.own.changeSettings({ theme: "dark" });
  const { settings } = client.own;
  assert.deepEqual([settings.theme, seen, told], ["dark", 1, []]);
  assert.equal(client.own.settings, settings);
  await run();
  assert.ok((await changing).ok && client.own.isTold);
  assert.equal(client.own.settings, settings);
  assert.equal(client.state.own.settings.theme, "system", "the server's own word is not here yet");
  says({ theme: "dark" });
  await run();
  assert.equal(client.own.settings, client.state.own.settings);
  client.stop();
});

Deno.test("what is refused is taken back, and the reason given to who asked", async () => {
  const { client, run, place } = scene();
  await run();
  place.answers = refuse("not_found");
  const preferring = client.own.preferRoom(ROOM, { favourite: true });
  const saving = client.own.save(ROOM, idOf(1));
  assert.ok(client.own.prefs(ROOM).favourite && client.own.isSaved(ROOM, idOf(1)));
  let seen = 0;
  client.subscribe(() => seen++);
  await run();
  for (const outcome of [await preferring, await saving]) {
    assert.deepEqual(outcome, { ok: false, code: "not_found" });
  }
  assert.ok(seen > 0 && client.own.isTold);
  assert.ok(!client.own.prefs(ROOM).favourite && !client.own.isSaved(ROOM, idOf(1)));
  client.stop();
});

Deno.test("without a connection it holds, and is told with all that was set since", async () => {
  const { client, run, told, socket, time } = scene();
  await run();
  socket().cut();
  const outcomes = [
    await client.own.changeSettings({ theme: "dark", volume: 5 }),
    await client.own.changeSettings({ volume: 7 }),
  ];
  assert.ok(outcomes.every(({ ok }) => ok));
  assert.deepEqual([client.own.settings.volume, client.own.isTold, told], [7, false, []]);
  await time.pass(5_000);
  await run();
  assert.deepEqual(told.at(-1), { theme: "dark", volume: 7 });
  assert.ok(client.own.isTold);
  client.stop();
});

Deno.test("a client that stops while something is on its way waits for nothing any more", async () => {
  const { client, run, time } = scene();
  await run();
  const changing = client.own.changeSettings({ volume: 5 });
  client.stop();
  assert.ok((await changing).ok);
  assert.deepEqual(time.waits, []);
});

Deno.test("who follows sees it when what was told again is answered, and when it is refused then", async () => {
  for (const answer of [accept({}), refuse("not_found")]) {
    const { client, run, place, time } = scene();
    await run();
    place.answers = refuse("unavailable");
    void client.own.changeSettings({ volume: 5 });
    await run();
    place.answers = answer;
    const told = client.until(({ own }) => own.isTold);
    await time.pass(5_000);
    await run();
    await told;
    assert.equal(client.own.settings.volume === 5, answer.ok);
    client.stop();
  }
});

Deno.test("what cannot be taken at the moment is told again", async () => {
  const { client, run, told, place, time } = scene();
  await run();
  place.answers = refuse("unavailable");
  void client.own.changeSettings({ volume: 5 });
  await run();
  assert.deepEqual([client.own.settings.volume, client.own.isTold], [5, false]);
  place.answers = accept({});
  await time.pass(5_000);
  await run();
  assert.deepEqual([told.length, client.own.isTold], [2, true]);
  client.stop();
});

Deno.test("another device's later word holds, also where it is here before the answer to one's own", async () => {
  const { client, run, says, socket } = scene();
  await run();
  void client.own.changeSettings({ volume: 5 });
  socket().work();
  const answer = socket().items.splice(0);
  says({ volume: 40 });
  await run();
  assert.equal(client.own.settings.volume, 5, "that one may be from before");
  says({ volume: 5 });
  says({ volume: 80 });
  await run();
  assert.equal(client.own.settings.volume, 80);
  socket().items.push(...answer);
  await run();
  assert.equal(client.own.settings.volume, 80);
  client.stop();
});
