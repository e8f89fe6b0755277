/** Files that go with messages for later: what keeps them until then, and when they go. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { type FileId, LIMITS, newClientId, newFileId } from "../../lib/protocol/mod.ts";
import { findFile, findFileUsage, type Store } from "../../lib/store/mod.ts";
import { codeOf, openedWithSpy } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";
import { fileGround } from "./file_ground.ts";
import {
  DAY_MS,
  filesSaidIn,
  manyFiles,
  MINUTE_MS,
  MONTH_MS,
  scene,
  sceneOver,
} from "./later_files_scene.ts";
import { goes, TestPlace } from "./test_place.ts";

Deno.test("a file waits for as long as its message does, longer than one that nothing names, and is the message's then", async () => {
  await using scenery = await scene();
  const { store, ada, room, pass, set, isThere } = scenery;
  const [file, loose] = [await storedFile(store, ada.user), await storedFile(store, ada.user)];
  given(await set({ files: [{ ...file, alt: "A tin" }] }));
  const [waiting] = await scenery.waiting();
  const { id, name, bytes, type, alt } = waiting!.files![0]!;
  assert.deepEqual([id, name, bytes, type, alt], [file.id, "x.txt", 1, "text/plain", "A tin"]);
  await pass(MONTH_MS - 1);
  assert.deepEqual([await isThere(file), await isThere(loose)], [true, false]);
  assert.deepEqual(await filesSaidIn(scenery), []);
  await pass(1);
  assert.deepEqual(await filesSaidIn(scenery), [[file.id]]);
  await pass(MONTH_MS);
  assert.ok(await isThere(file));
  const [sent] = (await ada.history(room)).filter(({ files }) => files !== undefined);
  assert.equal(sent!.files![0]!.alt, "A tin");
  await ada.delete(room, sent!.id);
  await pass(0);
  assert.equal(await isThere(file), false);
  await assertNothingLeft(store);
});

Deno.test("nobody puts aside another's file, one that never was, or one twice", async () => {
  await using scenery = await scene();
  const { store, ada, ben, set, waiting } = scenery;
  const [own, other] = [await storedFile(store, ada.user), await storedFile(store, ben.user)];
  assert.equal(codeOf(await set({ files: [own, other] })), "not_found");
  assert.equal(codeOf(await set({ files: [{ id: newFileId() }] })), "not_found");
  assert.equal(codeOf(await set({ files: [own, own] })), "bad_command");
  assert.deepEqual(await waiting(), []);
  await scenery.pass(2 * DAY_MS);
  assert.equal(await scenery.isThere(own), false, "nothing holds what was refused");
});

Deno.test("dropped, it can be set again with its files for a minute, and then their bytes go", async () => {
  await using scenery = await scene();
  const { store, ada, ground, set, pass, isThere } = scenery;
  const file = await storedFile(store, ada.user);
  const id = newClientId();
  const drop = async () => given(await actions.dropLater(ground, ada.user, { id }));
  given(await set({ id, files: [file] }));
  await drop();
  await pass(MINUTE_MS);
  assert.ok(await isThere(file));
  given(await set({ id, files: [file] }));
  await pass(2 * DAY_MS);
  assert.ok(await isThere(file));
  await drop();
  await pass(MINUTE_MS + 1);
  assert.equal(await isThere(file), false);
  assert.equal(codeOf(await set({ id, files: [file] })), "not_found");
  await assertNothingLeft(store);
});

Deno.test("another text or another time keeps the files, and with files a text may go", async () => {
  await using scenery = await scene();
  const { store, ada, ground, set, clock } = scenery;
  const file = await storedFile(store, ada.user);
  const id = newClientId();
  given(await set({ id, body: "See", files: [file] }));
  for (const body of ["Look", ""]) {
    given(await actions.changeLater(ground, ada.user, { id, body }));
  }
  given(await actions.changeLater(ground, ada.user, { id, at: clock.now() + 2 * MONTH_MS }));
  await scenery.pass(MONTH_MS);
  assert.deepEqual(await filesSaidIn(scenery), []);
  await scenery.pass(MONTH_MS);
  assert.deepEqual(await filesSaidIn(scenery), [[file.id]]);
});

Deno.test("one that could not be sent keeps its files until it is sent after all or dropped", async () => {
  await using scenery = await scene();
  const { store, ada, ben, ground, set, pass, isThere, clock } = scenery;
  const file = await storedFile(store, ada.user);
  const id = newClientId();
  const room = await ben.makes({ visibility: "private" });
  await ben.adds(room, ada);
  given(await set({ id, room, files: [file] }));
  await ada.leaves(room);
  await pass(2 * MONTH_MS);
  assert.deepEqual((await scenery.waiting()).map(({ failed }) => failed), ["not_found"]);
  assert.ok(await isThere(file));
  await ben.adds(room, ada);
  given(await actions.changeLater(ground, ada.user, { id, at: clock.now() + 1 }));
  await pass(1);
  assert.deepEqual(await filesSaidIn(scenery, room), [[file.id]]);
});

Deno.test("a file that one may not see any more when it is due is not sent", async () => {
  await using scenery = await scene();
  const { store, ada, ben, room, set, pass } = scenery;
  const file = await storedFile(store, ben.user, { until: Infinity });
  const other = await ben.makes();
  await ada.joins(other);
  await ben.sent(other, "", { files: [file] });
  given(await set({ files: [file] }));
  await ada.leaves(other);
  await pass(MONTH_MS);
  assert.deepEqual((await ben.history(room)).filter(({ kind }) => kind !== "system"), []);
  assert.deepEqual((await scenery.waiting()).map(({ failed }) => failed), ["not_found"]);
});

Deno.test("a file that who brought it deletes is held no more once the message has failed for it", async () => {
  await using scenery = await scene();
  const { store, ada, ben, room, set, pass, isThere, ground } = scenery;
  const [own, bens] = [await storedFile(store, ada.user), await storedFile(store, ben.user)];
  const said = await ben.sent(room, "", { files: [bens] });
  const id = newClientId();
  given(await set({ id, body: "with both", files: [own, bens] }));
  await ben.delete(room, said);
  await pass(DAY_MS);
  assert.ok(await isThere(bens), "it waits for its time");
  await pass(MONTH_MS);
  const [waiting] = await scenery.waiting();
  assert.deepEqual([waiting!.failed, waiting!.files!.length], ["not_found", 2]);
  assert.deepEqual([await isThere(own), await isThere(bens)], [true, false]);
  await pass(MONTH_MS);
  assert.ok(await isThere(own), "her own waits on");
  given(await actions.dropLater(ground, ada.user, { id }));
  await pass(2 * MINUTE_MS);
  await pass(MONTH_MS);
  assert.ok(!await isThere(own));
  const keys = await Array.fromAsync(store.kv.list({ prefix: [] }), ({ key }) => key);
  assert.deepEqual(keys.filter((key) => [own, bens].some(({ id }) => key.includes(id))), []);
});

Deno.test("there is a most of the files that wait", async () => {
  await using scenery = await scene();
  const { set } = scenery;
  const files = await manyFiles(scenery, LIMITS.filesOfMessage);
  for (let n = 0; n < LIMITS.laterFiles; n += files.length) given(await set({ files }));
  assert.equal(codeOf(await set({ files: files.slice(0, 1) })), "too_many");
  given(await set({ body: "without any" }));
});

Deno.test("what breaks off before it is kept keeps neither it nor its files, and a repeat keeps it once", async () => {
  const spied = await openedWithSpy();
  const { spy } = spied;
  await using scenery = await sceneOver(spied.store);
  const { store, ada, set, waiting } = scenery;
  const [lost, kept] = [await storedFile(store, ada.user), await storedFile(store, ada.user)];
  const goesWrong = async (file: { id: FileId }, loss: "request" | "reply") => {
    const wish = { id: newClientId(), files: [file] };
    let letGo = spy.hold();
    const setting = set(wish);
    await spy.begun(spy.commits.length + 1);
    const before = spy.commits.length;
    letGo();
    letGo = spy.hold();
    await spy.begun(before + 1);
    spy.lose(loss);
    letGo();
    assert.equal(codeOf(await setting), "unavailable");
    return wish;
  };
  await goesWrong(lost, "request");
  assert.deepEqual(await waiting(), []);
  const wish = await goesWrong(kept, "reply");
  given(await set(wish));
  assert.equal((await waiting()).length, 1);
  await scenery.pass(MINUTE_MS + 1);
  await scenery.pass(DAY_MS);
  assert.deepEqual([await scenery.isThere(lost), await scenery.isThere(kept)], [false, true]);
  spy.kv.close();
});

Deno.test("whoever is banned or goes takes along what waits, with its files", async () => {
  for (const how of ["banned", "gone"] as const) {
    await using place = await TestPlace.open();
    const eve = await place.resident("eve", "member");
    const ada = await place.speaks(place.ada);
    const room = await ada.makes();
    await (await place.speaks(eve)).joins(room);
    const file = await storedFile(place.here, eve.user, { until: Infinity });
    const wish = { id: newClientId(), room, at: place.clock.now() + DAY_MS, body: "" };
    given(await actions.setLater(place.ground, eve.user, { ...wish, files: [file] }));
    if (how === "banned") {
      given(await actions.banPerson(place.door(), place.ada, eve.user, ""));
    } else {
      assert.ok((await goes(place, eve, "keep")).ok);
      await actions.finishDepartures(place.ground);
    }
    await actions.releaseLoose(fileGround(place.ground));
    assert.equal(await findFile(place.here, file.id), null, how);
    await assertNothingLeft(place.here);
  }
});

Deno.test("those who look after the place see it among the files that are used", async () => {
  await using scenery = await scene();
  const { store, ada, set, pass } = scenery;
  const file = await storedFile(store, ada.user, { until: Infinity });
  await pass(0);
  assert.equal((await findFileUsage(store))!.unnamed.count, 1);
  given(await set({ files: [file] }));
  await pass(0);
  const usage = (await findFileUsage(store))!;
  assert.deepEqual([usage.all.count, usage.unnamed.count], [1, 0]);
  assert.deepEqual(usage.people, [[ada.user, { count: 1, bytes: 1 }]]);
});

async function assertNothingLeft(store: Store): Promise<void> {
  for (const table of ["later", "due", "aside", "claim", "loose", "content", "content_of"]) {
    const rows = await Array.fromAsync(store.kv.list({ prefix: [table] }), ({ key }) => key);
    assert.deepEqual(rows, [], table);
  }
}
