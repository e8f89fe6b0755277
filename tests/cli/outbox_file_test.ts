import assert from "node:assert/strict";
import { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import { pouring } from "../../lib/cli/outbox/outbox_pouring.ts";
import type { SavedEntry } from "../../lib/client/mod.ts";
import type { StreamPlace } from "../../lib/client/outbox/outbox_storage.ts";
import type { ClientId, Epoch, RoomId, StreamId, UserId } from "../../lib/protocol/mod.ts";
import { tempFolder } from "../support/temp_folder.ts";

const ADA = { server: "https://chat.example.org", person: "uada00000000" as UserId };
const PLACE: StreamPlace = { stream: "s1" as StreamId, epoch: "e1" as Epoch, next: 4 };

function entry(id: string, place: number, more: Partial<SavedEntry> = {}): SavedEntry {
  const order = { type: "message.send", ask: { room: "r" as RoomId, body: `${id} ä\n` } } as const;
  const own = { id: id as ClientId, place, order, at: place, after: null };
  return { ...own, sent: false, failed: null, ...more };
}

async function opened(folder: string, owner = ADA): Promise<OutboxFile> {
  const outcome = await OutboxFile.open(folder, owner);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.outbox;
}

const idsIn = async (outbox: OutboxFile) => (await outbox.load()).entries.map(({ id }) => id);

async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    for await (const file of Deno.readDir(`${folder}/${name}`)) {
      if (file.name.endsWith(".outbox")) found.push(`${folder}/${name}/${file.name}`);
    }
  }
  return found;
}

Deno.test("what was saved is there for the next program, with the stream, in its order", async () => {
  await using temp = await tempFolder();
  const first = await opened(temp.path);
  await first.save({ put: [entry("b", 2), entry("a", 1)], place: PLACE });
  await first.save({
    put: [entry("a", 1, { sent: true }), entry("c", 3)],
    drop: ["b" as ClientId],
  });
  await first.close();
  const second = await opened(temp.path);
  const saved = { place: PLACE, entries: [entry("a", 1, { sent: true }), entry("c", 3)] };
  assert.deepEqual(await second.load(), saved);
  assert.deepEqual([second.count, second.leftForLater, second.failure], [2, 0, null]);
  await second.close();
});

Deno.test("another person, or the same one elsewhere, finds nothing of it", async () => {
  await using temp = await tempFolder();
  const ada = await opened(temp.path);
  await ada.save({ put: [entry("a", 1)] });
  await ada.close();
  const [path] = await filesBelow(temp.path);
  for (const owner of [{ ...ADA, person: "uben00000000" as UserId }, { ...ADA, server: "x" }]) {
    const other = await opened(temp.path, owner);
    assert.deepEqual(await idsIn(other), []);
    // Not even where somebody puts the file into their folder
    await other.save({ put: [entry("own", 1)] });
    const own = (await filesBelow(temp.path)).find((file) => file !== path)!;
    await other.close();
    await Deno.copyFile(path!, own.replace(/[^/]+$/, "copied.outbox"));
    const again = await opened(temp.path, owner);
    assert.deepEqual(await idsIn(again), ["own"]);
    await again.save({ drop: ["own" as ClientId] });
    await again.close();
    await Deno.remove(own.replace(/[^/]+$/, "copied.outbox"));
  }
  const back = await opened(temp.path);
  assert.deepEqual(await idsIn(back), ["a"]);
  await back.close();
});

Deno.test("wherever the last line is cut off, all before it holds, and what comes next is kept", async () => {
  await using temp = await tempFolder();
  const first = await opened(temp.path);
  await first.save({ put: [entry("a", 1)] });
  const [path] = await filesBelow(temp.path);
  const { size: before } = await Deno.stat(path!);
  await first.save({ put: [entry("b", 2)] });
  await first.close();
  const whole = await Deno.readFile(path!);
  for (let end = 0; end < whole.length; end++) {
    await Deno.writeFile(path!, whole.subarray(0, end));
    const second = await opened(temp.path);
    assert.deepEqual(await idsIn(second), end < before ? [] : ["a"], `cut after ${end}`);
    await second.save({ put: [entry("c", 3)] });
    await second.close();
    const third = await opened(temp.path);
    assert.deepEqual(await idsIn(third), end < before ? ["c"] : ["a", "c"], `after ${end}`);
    await third.close();
  }
  await Deno.writeFile(path!, new Uint8Array([...whole, ...new Uint8Array(4096)]));
  const zeros = await opened(temp.path);
  assert.deepEqual(await idsIn(zeros), ["a", "b"]);
  await zeros.close();
});

Deno.test("of two programs each has a file of its own, and neither sees the other's", async () => {
  await using temp = await tempFolder();
  const one = await opened(temp.path);
  await one.save({ put: [entry("a", 1)] });
  const other = await opened(temp.path);
  assert.deepEqual(await idsIn(other), []);
  await other.save({ put: [entry("b", 2)] });
  await other.close();
  const third = await opened(temp.path);
  assert.deepEqual(await idsIn(third), ["b"], "the one that is at work keeps its own");
  await third.close();
  await one.close();
  const last = await opened(temp.path);
  assert.deepEqual(await idsIn(last), ["a", "b"]);
  await last.save({ drop: await idsIn(last) });
  await last.close();
  assert.deepEqual(await filesBelow(temp.path), [], "nothing is left behind");
});

Deno.test("a file in which nothing waits does not grow for ever, and keeps its stream", async () => {
  await using temp = await tempFolder();
  const outbox = await opened(temp.path);
  const [path] = await filesBelow(temp.path);
  for (let i = 1; i <= 400; i++) {
    await outbox.save({ put: [entry(`e${i}`, i)], place: { ...PLACE, next: i } });
    await outbox.save({ drop: [`e${i}` as ClientId] });
  }
  assert.ok((await Deno.stat(path!)).size < 70_000);
  assert.deepEqual(await outbox.load(), { place: { ...PLACE, next: 400 }, entries: [] });
  await outbox.close();
});

Deno.test({
  name:
    "files and folders are their owner's alone, and a folder that others can write in is refused",
  ignore: Deno.build.os === "windows",
  async fn() {
    await using temp = await tempFolder();
    const state = `${temp.path}/state`;
    const outbox = await opened(state);
    await outbox.save({ put: [entry("a", 1)] });
    const [path] = await filesBelow(state);
    assert.equal((await Deno.stat(path!)).mode! & 0o777, 0o600);
    assert.equal((await Deno.stat(state)).mode! & 0o777, 0o700);
    await outbox.close();
    await Deno.chmod(state, 0o777);
    const refused = await OutboxFile.open(state, ADA);
    assert.ok(!refused.ok && refused.why === "open_to_others");
  },
});

const saved = (...entries: SavedEntry[]) => ({ place: PLACE, entries });
const sent = { sent: true };

Deno.test("what was never sent goes into one file, in the order in which it was written", () => {
  const late = saved(entry("b", 1, { at: 20 }), entry("d", 2, { at: 40 }));
  const early = saved(entry("a", 1, { at: 10 }), entry("c", 2, { at: 30 }));
  const { into, change, emptied, left } = pouring([late, early, saved()]);
  assert.deepEqual([into, emptied, left], [0, [1, 2], 0]);
  const order = change!.put!.map(({ id, place }) => [id, place]);
  assert.deepEqual(order, [["a", 1], ["b", 2], ["c", 3], ["d", 4]]);
});

Deno.test("the file that was sending goes on with its stream, and a second one stays as it is", () => {
  const waiting = saved(entry("w", 1, { at: 1 }));
  const sending = saved(entry("s", 5, { ...sent, at: 9 }), entry("t", 6, { at: 10 }));
  const other = saved(entry("o", 1, sent), entry("p", 2));
  const { into, change, emptied, left } = pouring([waiting, sending, other]);
  assert.deepEqual([into, emptied, left], [1, [0], 2]);
  assert.deepEqual(change!.put!.map(({ id, place }) => [id, place]), [["w", 6], ["t", 7]]);
});

Deno.test("what broke off while it was poured is not there twice, and one file alone stays as it is", () => {
  const both = pouring([saved(entry("a", 1), entry("b", 2)), saved(entry("b", 1))]);
  assert.deepEqual([both.change, both.emptied], [null, [1]]);
  assert.deepEqual(pouring([saved(entry("a", 1))]).change, null);
});

Deno.test("a clock that was put back does not turn the lines of one file around", () => {
  const back = saved(entry("a", 1, { at: 50 }), entry("b", 2, { at: 10 }));
  const { change } = pouring([back, saved(entry("c", 1, { at: 30 }))]);
  assert.deepEqual(change!.put!.map(({ id }) => id), ["c", "a", "b"]);
});
