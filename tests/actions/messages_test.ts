/** Edits, reactions and deletions: what they change, and what they leave as it is. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { LIMITS, type MessageId, type RoomId } from "../../lib/protocol/mod.ts";
import type { Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";

interface Scene extends AsyncDisposable {
  store: Store;
  ada: Chatter;
  ben: Chatter;
  eve: Chatter;
  room: RoomId;
}

/** Eve is not in the room. */
async function scene(): Promise<Scene> {
  const store = await memoryStore();
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const [ada, ben, eve] = people as [Chatter, Chatter, Chatter];
  const room = await ada.makes({ visibility: "private" });
  await ada.adds(room, ben);
  return { store, ada, ben, eve, room, [Symbol.asyncDispose]: () => store.close() };
}

async function read(who: Chatter, room: RoomId, id: MessageId) {
  return (await who.page(room, { around: id, limit: 1 })).messages[0]!;
}

async function editsOf({ ground, user }: Chatter, room: RoomId, id: MessageId) {
  return given(await actions.listEdits(ground, user, { room, id })).edits;
}

Deno.test("every text that a message had is kept, oldest first", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const id = await ada.sent(room, "one");
  given(await ada.edit(room, id, "two"));
  given(await ada.edit(room, id, "three"));
  const edits = await editsOf(ben, room, id);
  assert.deepEqual(edits.map(({ version, body }) => [version, body]), [[0, "one"], [1, "two"]]);
  const message = await read(ben, room, id);
  assert.deepEqual([message.body, message.edited?.version], ["three", 2]);
});

Deno.test("of many long earlier texts the newest come first, and the rest when they are asked for", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const id = await ada.sent(room, "0");
  const bodyOf = (version: number) => `${version} `.padEnd(LIMITS.bodyBytes, "x");
  for (let version = 1; version <= 20; version++) given(await ada.edit(room, id, bodyOf(version)));
  const versions: number[] = [];
  for (let before: number | undefined, more = true; more;) {
    const ask = { room, id, ...(before === undefined ? {} : { before }) };
    const { edits, older } = given(await actions.listEdits(ada.ground, ada.user, ask));
    assert.ok(edits.length <= 10);
    versions.unshift(...edits.map(({ version }) => version));
    [before, more] = [edits[0]!.version, older];
  }
  assert.deepEqual(versions, Array.from({ length: 20 }, (_, version) => version));
});

Deno.test("an edit that only calls somebody, or calls nobody any more, is one", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const id = await ada.sent(room, "look here, @ben");
  const called = async () => {
    const { rooms } = given(
      await actions.syncAll(ben.ground, ben.user, { me: null, rooms: [] }, [room]),
    );
    return rooms[0]!.tally.mentions.length;
  };
  for (const mentions of [[ben.user], [], [ben.user]]) {
    given(await ada.edit(room, id, "look here, @ben", mentions));
    const message = await read(ben, room, id);
    assert.deepEqual(message.mentions ?? [], mentions);
    assert.equal(await called(), mentions.length);
  }
  assert.equal((await read(ben, room, id)).edited?.version, 3);
});

Deno.test("the words beside a file can be taken away, those that are all there is cannot", async () => {
  await using scenery = await scene();
  const { store, ada, room } = scenery;
  const { id: file } = await storedFile(store, ada.user, { until: Infinity });
  const shown = await ada.sent(room, "look", { files: [{ id: file }] });
  given(await ada.edit(room, shown, ""));
  const { body, edited, files } = await read(ada, room, shown);
  assert.deepEqual([body, edited?.version, files?.[0]?.id], ["", 1, file]);
  const said = await ada.sent(room, "only words");
  for (const none of ["", " \n"]) {
    assert.equal(codeOf(await ada.edit(room, said, none)), "bad_command");
  }
  assert.equal((await read(ada, room, said)).body, "only words");
});

Deno.test("an edit to the text that is there changes nothing", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const id = await ada.sent(room, "one");
  given(await ada.edit(room, id, "one"));
  assert.equal((await read(ada, room, id)).edited, undefined);
  given(await ada.edit(room, id, "two"));
  const before = await read(ada, room, id);
  const { view } = given(await actions.syncRoom(ada.ground, ada.user, { room, after: null }));
  given(await ada.edit(room, id, "two"));
  assert.deepEqual(await read(ada, room, id), before);
  const after = given(await actions.syncRoom(ada.ground, ada.user, { room, after: view.cursor }));
  assert.equal(after.view.cursor, view.cursor);
  given(await ada.edit(room, id, "one"));
  assert.equal((await read(ada, room, id)).body, "one", "but back to an earlier one it does");
});

Deno.test("a message is edited a hundred times and no more", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const id = await ada.sent(room, "0");
  for (let i = 1; i <= LIMITS.editsOfMessage; i++) given(await ada.edit(room, id, `${i}`));
  assert.equal(codeOf(await ada.edit(room, id, "one more")), "too_many");
  assert.equal((await read(ada, room, id)).body, `${LIMITS.editsOfMessage}`);
  assert.equal((await editsOf(ada, room, id)).length, LIMITS.editsOfMessage);
  given(await ada.delete(room, id));
  assert.deepEqual(await editsOf(ada, room, id), []);
});

Deno.test("neighbours of the same commit are left as they are", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  await Promise.all([ada.sent(room, "warm"), ben.sent(room, "warm")]);
  const sent = Array.from({ length: 10 }, (_, i) => ada.sent(room, `${i}`));
  const ids = await Promise.all([ben.sent(room, "bens"), ...sent]);
  assert.ok(new Set(ids.map((id) => id.slice(0, 26))).size < ids.length, "some share a commit");
  const others = await Promise.all(
    ids.filter((_, i) => i !== 4 && i !== 5)
      .map((id) => read(ada, room, id)),
  );
  given(await ada.edit(room, ids[4]!, "edited"));
  given(await ada.react(room, ids[4]!, "👍"));
  given(await ada.delete(room, ids[5]!));
  for (const before of others) assert.deepEqual(await read(ada, room, before.id), before);
  const [edited, deleted] = [await read(ada, room, ids[4]!), await read(ada, room, ids[5]!)];
  assert.deepEqual([edited.body, deleted.body], ["edited", ""]);
  assert.equal(deleted.deleted?.by, ada.user);
});

Deno.test("only who wrote a message edits it; moderators delete others', members don't", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room } = scenery;
  const [adas, bens] = [await ada.sent(room, "adas"), await ben.sent(room, "bens")];
  assert.equal(codeOf(await ada.edit(room, bens, "not hers")), "forbidden");
  assert.equal(codeOf(await ben.delete(room, adas)), "forbidden");
  assert.equal(codeOf(await eve.edit(room, adas, "x")), "not_found");
  assert.equal(codeOf(await eve.delete(room, adas)), "not_found");
  assert.equal(codeOf(await eve.send(room, "x")), "not_found");
  assert.deepEqual([(await read(ben, room, adas)).body, (await read(ben, room, bens)).body], [
    "adas",
    "bens",
  ]);
  given(await ada.delete(room, bens));
  assert.equal(codeOf(await ben.edit(room, bens, "too late")), "gone");
  assert.equal(codeOf(await ben.react(room, bens, "👍")), "gone");
  given(await ben.delete(room, bens));
  assert.equal((await read(ben, room, bens)).deleted?.by, ada.user, "the first one's");
});

Deno.test("what the server said is neither edited, deleted nor reacted to", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const { id } = (await ada.page(room)).messages[0]!;
  assert.equal(codeOf(await ada.edit(room, id, "x")), "forbidden");
  assert.equal(codeOf(await ada.delete(room, id)), "forbidden");
  assert.equal(codeOf(await ada.react(room, id, "👍")), "forbidden");
  assert.equal(codeOf(await ada.send(room, "x", { thread: id })), "not_found");
});

Deno.test("a reaction is there once for each, goes when it is taken back, and stops at the limit", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const id = await ada.sent(room, "hello");
  for (const who of [ada, ben, ada]) given(await who.react(room, id, "👍"));
  assert.deepEqual((await read(ada, room, id)).reactions?.by, { "👍": [ada.user, ben.user] });
  for (const who of [ada, ben, ben]) given(await who.react(room, id, "👍", false));
  assert.deepEqual((await read(ada, room, id)).reactions?.by, {});
  for (let i = 0; i < LIMITS.reactionKinds; i++) given(await ada.react(room, id, `sign${i}`));
  assert.equal(codeOf(await ada.react(room, id, "more")), "too_many");
  given(await ben.react(room, id, "sign0"));
  given(await ada.react(room, id, "sign1", false));
  given(await ada.react(room, id, "more"));
});

Deno.test("a reaction may be called like anything that objects have", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const id = await ada.sent(room, "hello");
  const names = ["__proto__", "constructor", "hasOwnProperty", "toString"];
  for (const name of names) given(await ada.react(room, id, name));
  const { by } = (await read(ada, room, id)).reactions!;
  assert.deepEqual(Object.keys(by).sort(), names);
});

Deno.test("only members of the room are mentioned, each once", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room } = scenery;
  const mentions = [ben.user, eve.user, ben.user];
  assert.deepEqual(
    (await read(ada, room, await ada.sent(room, "hi @ben, @eve", { mentions }))).mentions,
    [
      ben.user,
    ],
  );
});

Deno.test("a message says something, or carries a file", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  for (const body of ["", "  \n "]) {
    assert.equal(codeOf(await ada.send(room, body)), "bad_command");
  }
  const file = await storedFile(ada.store, ada.user);
  const id = await ada.sent(room, "", { files: [file] });
  assert.equal((await read(ada, room, id)).kind, "file");
});
