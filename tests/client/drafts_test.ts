/** What is being written: told now and then, kept until it is told, and never twice. */
import assert from "node:assert/strict";
import { StoredDrafts } from "../../lib/browser/mod.ts";
import { draftKey, type DraftStorage, MemoryDraftStorage } from "../../lib/client/mod.ts";
import { accept, type Ask, type KeptDraft, type Refusal, refuse } from "../../lib/protocol/mod.ts";
import { desk } from "./client_desk.ts";
import { ADA, cursorAt, ROOM } from "./samples.ts";

const OWNER = { server: "model", person: ADA };
const LONG_ENOUGH = 1_500;

/** A device of Ada's, and what the server is told there. */
function scene(drafts: DraftStorage = new MemoryDraftStorage(OWNER)) {
  const made = desk({ drafts });
  const told: Ask<"draft.set">[] = [];
  const place = { version: 0, refuses: null as Refusal | null };
  made.server.refuses = (command) => {
    if (command.type !== "draft.set") return null;
    const { ref: _ref, type: _type, ...asked } = command;
    told.push(asked);
    // The model server knows nothing of it: this stands for its whole answer
    return (place.refuses ?? accept({ version: ++place.version })) as never;
  };
  const says = (draft: Partial<KeptDraft>) => {
    const whole = { room: ROOM, text: "", at: 0, version: place.version, ...draft };
    const events = [{ type: "draft.changed", draft: whole }];
    const cursor = cursorAt(10 + place.version);
    made.socket().items.push(JSON.stringify({ type: "own.moved", cursor, events }));
    return made.run();
  };
  const waits = async () => {
    await made.time.pass(LONG_ENOUGH);
    await made.run();
  };
  const write = (text: string) => made.client.own.setDraft(ROOM, undefined, text);
  const shown = () => made.client.own.draft(ROOM);
  return { ...made, drafts, told, place, says, waits, write, shown };
}

Deno.test("each key counts at once, the server hears of it now and then, each time over what it said last", async () => {
  const { client, run, write, shown, told, waits } = scene();
  await run();
  for (const text of ["H", "He", "Hel"]) write(text);
  await run();
  assert.deepEqual([shown(), told], [{ text: "Hel" }, []]);
  await waits();
  write("Hello");
  await waits();
  write("Hello");
  await waits();
  assert.deepEqual(told, [
    { room: ROOM, text: "Hel", base: 0 },
    { room: ROOM, text: "Hello", base: 1 },
  ]);
  assert.ok(client.own.isTold);
  client.stop();
});

Deno.test("who waits until it is told hears of the answer, whether events follow it or not", async () => {
  const { client, run, write, waits, says } = scene();
  await run();
  write("Hello");
  const told = client.until(({ own }) => own.isTold);
  await waits();
  await told;
  await says({ text: "Hello" });
  write("Hello again");
  const toldAgain = client.until(({ own }) => own.isTold);
  await waits();
  await toldAgain;
  client.stop();
});

Deno.test("what was sent is put away at once, so that no other device shows it", async () => {
  const { client, run, write, told, waits, says } = scene();
  await run();
  write("Hello");
  await waits();
  await says({ text: "Hello" });
  write("");
  await run();
  assert.deepEqual(told.at(-1), { room: ROOM, text: "", base: 1 });
  client.stop();
});

Deno.test("what is written without a connection is told once there is one again", async () => {
  const { client, run, write, shown, told, socket, time } = scene();
  await run();
  socket().cut();
  write("Under the bridge");
  await time.pass(0);
  assert.deepEqual([shown().text, told], ["Under the bridge", []]);
  await time.pass(5_000);
  await run();
  assert.deepEqual(told, [{ room: ROOM, text: "Under the bridge", base: 0 }]);
  assert.ok(client.own.isTold);
  client.stop();
});

Deno.test("what another device writes is shown, and written over as what it is", async () => {
  const { client, run, write, shown, told, place, says, waits } = scene();
  await run();
  place.version = 7;
  await says({ text: "From the phone", other: { text: "Older", at: 3 } });
  assert.deepEqual(shown(), { text: "From the phone", other: { text: "Older", at: 3 } });
  write("From the phone and the desk");
  await waits();
  assert.deepEqual(told, [{ room: ROOM, text: "From the phone and the desk", base: 7 }]);
  assert.ok(shown().other, "it stays until it is put away");
  client.own.dropOtherDraft(ROOM);
  assert.equal(shown().other, undefined);
  await run();
  const text = "From the phone and the desk";
  assert.deepEqual(told.at(-1), { room: ROOM, text, base: 8, dropOther: true });
  client.stop();
});

Deno.test("what the server does not take stays here; of a room that one is out of nothing does", async () => {
  const { client, run, write, shown, place, drafts, waits } = scene();
  await run();
  place.refuses = refuse("too_many", "drafts");
  write("One more");
  await waits();
  assert.deepEqual([shown().text, client.own.isTold, drafts.load().length], ["One more", false, 1]);
  assert.deepEqual(client.own.untold, { drafts: 1, settings: false });
  write("");
  await waits();
  assert.equal(client.own.untold.drafts, 0, "where there is no text, none is lost");
  place.refuses = refuse("not_found");
  write("One more.");
  await waits();
  assert.deepEqual([shown().text, client.own.isTold, drafts.load().length], ["", true, 0]);
  client.stop();
});

Deno.test("a page that ends between two keys loses neither, and the next one tells them", async () => {
  const storage = new MemoryDraftStorage(OWNER);
  const first = scene(storage);
  await first.run();
  first.write("Hel");
  await first.waits();
  first.write("Hello");
  first.client.stop();
  const next = scene(storage);
  assert.equal(next.shown().text, "Hello");
  await next.run();
  assert.deepEqual(next.told, [{ room: ROOM, text: "Hello", base: 1 }]);
  assert.deepEqual(storage.load(), []);
  next.client.stop();
});

Deno.test("two tabs that ended while they wrote in one conversation leave both texts", async () => {
  sessionStorage.clear();
  const texts = ["From the left", "From the right"];
  const tabs = texts.map(() => scene(new StoredDrafts(OWNER, sessionStorage)));
  for (const [i, { write }] of tabs.entries()) write(texts[i]!);
  for (const { client } of tabs) client.stop();
  const next = scene(new StoredDrafts(OWNER, sessionStorage));
  assert.ok(texts.includes(next.shown().text) && !next.client.own.isTold);
  await next.run();
  assert.deepEqual(next.told.map(({ text }) => text).sort(), texts);
  assert.deepEqual([sessionStorage.length, next.client.own.isTold], [0, true]);
  next.client.stop();
});

Deno.test("what another tab has gone on with, or put away, is not told by who found it in the storage", async () => {
  sessionStorage.clear();
  const writer = scene(new StoredDrafts(OWNER, sessionStorage));
  writer.write("Hel");
  const finder = scene(new StoredDrafts(OWNER, sessionStorage));
  assert.equal(finder.shown().text, "Hel");
  writer.write("Hello");
  await finder.run();
  assert.deepEqual([finder.shown().text, finder.told, finder.client.own.isTold], ["", [], true]);
  await writer.run();
  assert.deepEqual(writer.told.map(({ text }) => text), ["Hello"]);
  for (const { client } of [writer, finder]) client.stop();
});

Deno.test("one that was cut off in the storage is passed over, and the others are there", () => {
  sessionStorage.clear();
  const before = new StoredDrafts(OWNER, sessionStorage);
  before.save({ room: ROOM, text: "Whole", base: 0, epoch: null });
  const [name] = Object.keys(sessionStorage);
  sessionStorage.setItem(`${name}2`, '{"room":"r');
  const next = scene(new StoredDrafts(OWNER, sessionStorage));
  assert.equal(next.shown().text, "Whole");
  next.client.stop();
  sessionStorage.clear();
});

Deno.test("nobody is shown what somebody else wrote in the same browser", () => {
  sessionStorage.clear();
  const ofAda = new StoredDrafts(OWNER, sessionStorage);
  ofAda.save({ room: ROOM, text: "Mine", base: 0, epoch: null });
  assert.equal(ofAda.load().length, 1);
  for (const other of [{ ...OWNER, person: "uben" as never }, { ...OWNER, server: "elsewhere" }]) {
    assert.deepEqual(new StoredDrafts(other, sessionStorage).load(), []);
  }
  assert.throws(() =>
    desk({ drafts: new StoredDrafts({ ...OWNER, server: "x" }, sessionStorage) })
  );
  assert.notEqual(draftKey(ROOM), draftKey(ROOM, "m" as never));
  sessionStorage.clear();
});
