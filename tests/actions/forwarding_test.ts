/** Forwarding: what goes along, what does not, and what is told of where it comes from. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import {
  LIMITS,
  type Message,
  type MessageId,
  partsOf,
  type RoomId,
} from "../../lib/protocol/mod.ts";
import { Chatter, codeOf, memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";
import { storedRows } from "../support/stored_rows.ts";

/** Ada and Ben are in the source; Ben and Eve in the room that it is passed on to. */
async function scene(past: "everyone" | "those_present" = "everyone") {
  const store = await memoryStore();
  const people = await Promise.all(["ada", "ben", "eve"].map((name) => Chatter.named(store, name)));
  const [ada, ben, eve] = people as [Chatter, Chatter, Chatter];
  const room = await ada.makes({ visibility: "private", past });
  await ada.changes(room, { name: "The surprise party" });
  const other = await ben.makes({ visibility: "private" });
  await ben.adds(other, eve);
  const source = await ada.sent(room, "Cake at four");
  const close = () => store.close();
  return { store, ada, ben, eve, room, other, source, [Symbol.asyncDispose]: close };
}

async function last(who: Chatter, room: RoomId): Promise<Message> {
  return (await who.page(room, { limit: 1 })).messages[0]!;
}

Deno.test("what is passed on is the text and its writer's name, as they are then", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room, other, source } = scenery;
  await ada.adds(room, ben);
  given(await ada.edit(room, source, "Cake at five"));
  const id = await ben.sent(other, "Look", { forward: { room, id: source } });
  const forwarded = { name: "ada", text: "Cake at five", source: { room, id: source } };
  const seen = await last(eve, other);
  assert.deepEqual([seen.id, seen.body, seen.kind, seen.from], [id, "Look", "chat", ben.user]);
  assert.deepEqual(seen.forwarded, forwarded);
  const named = { displayName: "Lady Lovelace" };
  given(await actions.changeProfile(ada.ground, ada.user, named));
  given(await ada.edit(room, source, "No cake"));
  given(await ada.delete(room, source));
  assert.deepEqual((await last(eve, other)).forwarded, forwarded);
  given(await ben.edit(other, id, "Look!"));
  assert.deepEqual((await last(eve, other)).forwarded, forwarded);
});

Deno.test("files go along where they are named, also beside no text, and are there for who reads", async () => {
  await using scenery = await scene();
  const { store, ada, ben, eve, room, other } = scenery;
  await ada.adds(room, ben);
  const { id: file } = await storedFile(store, ada.user, { until: Infinity });
  const files = [{ id: file }];
  const shown = await ada.sent(room, "", { files });
  await ben.sent(other, "", { forward: { room, id: shown }, files });
  const seen = await last(eve, other);
  assert.deepEqual([seen.forwarded?.name, seen.forwarded?.text], ["ada", ""]);
  assert.deepEqual(seen.files?.map(({ id }) => id), [file]);
  const alone = { forward: { room, id: shown } };
  assert.equal(codeOf(await ben.send(other, "", alone)), "forbidden", "without them it is nothing");
});

Deno.test("whoever cannot read the source sees the text, and learns nothing of the room", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room, other, source } = scenery;
  await ada.adds(room, ben);
  await ben.sent(other, "", { forward: { room, id: source } });
  const { messages } = await eve.page(other);
  assert.ok(messages.some(({ forwarded }) => forwarded?.text === "Cake at four"));
  assert.ok(!JSON.stringify(messages).includes("surprise"));
  const asked = actions.pageHistory(eve.ground, eve.user, { room, around: source });
  assert.equal(codeOf(await asked), "not_found");
});

Deno.test("what one may not read at that moment is not passed on, and nothing is stored", async () => {
  await using scenery = await scene("those_present");
  const { store, ada, ben, room, other, source } = scenery;
  const refused = async (id: MessageId) => {
    const before = await storedRows(store);
    const code = codeOf(await ben.send(other, "Look", { forward: { room, id } }));
    assert.deepEqual(await storedRows(store), before);
    return code;
  };
  assert.equal(await refused(source), "not_found", "who never was there");
  await ada.adds(room, ben);
  assert.equal(await refused(source), "not_found", "from before their time");
  const [seen, gone] = [await ada.sent(room, "seen"), await ada.sent(room, "taken back")];
  given(await ada.delete(room, gone));
  assert.equal(await refused(gone), "gone");
  given(await ben.send(other, "", { forward: { room, id: seen } }));
  await ada.removes(room, ben);
  assert.equal(await refused(seen), "not_found", "who was there");
});

Deno.test("of a direct conversation goes neither the id nor whose it is", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, other } = scenery;
  const asked = { users: [ben.user] };
  const { room: direct } = given(await actions.openDirect(ada.ground, ada.user, asked));
  const id = await ada.sent(direct, "between us");
  await ben.sent(other, "", { forward: { room: direct, id } });
  assert.deepEqual((await last(eve, other)).forwarded, { name: "ada", text: "between us" });
});

Deno.test("passed on again without a word, it is still what the first one said", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room, other, source } = scenery;
  await ada.adds(room, ben);
  const bare = await ben.sent(other, "", { forward: { room, id: source } });
  const third = await eve.makes();
  await eve.sent(third, "", { forward: { room: other, id: bare } });
  const first = { name: "ada", text: "Cake at four", source: { room, id: source } };
  assert.deepEqual((await last(eve, third)).forwarded, first);
  const said = await ben.sent(other, "He knows", { forward: { room, id: source } });
  await eve.sent(third, "", { forward: { room: other, id: said } });
  const own = { name: "ben", text: "He knows", source: { room: other, id: said } };
  assert.deepEqual((await last(eve, third)).forwarded, own);
});

Deno.test("what is no text for everyone stays where it is", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const [notice] = (await ada.page(room)).messages;
  const sealed = await ada.sent(room, "c2VhbGVk", { encrypted: true });
  const file = await storedFile(ada.store, ada.user);
  const files = await ada.sent(room, "", { files: [file] });
  for (const id of [notice!.id, sealed, files]) {
    assert.equal(codeOf(await ada.send(room, "Look", { forward: { room, id } })), "forbidden");
  }
});

Deno.test("a forward that is deleted is one no more", async () => {
  await using scenery = await scene();
  const { ada, room, source } = scenery;
  const id = await ada.sent(room, "Look", { forward: { room, id: source } });
  given(await ada.delete(room, id));
  assert.equal((await last(ada, room)).forwarded, undefined);
});

Deno.test("the longest text goes with the longest words, whatever they have to escape, and no longer ones", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const id = await ada.sent(room, '"'.repeat(LIMITS.bodyBytes));
  const most = '"'.repeat(LIMITS.forwardBodyBytes);
  await ada.sent(room, most, { forward: { room, id } });
  const seen = await last(ada, room);
  assert.deepEqual([seen.body, seen.forwarded?.text.length], [most, LIMITS.bodyBytes]);
  const longer = await ada.send(room, `${most}"`, { forward: { room, id } });
  assert.equal(codeOf(longer), "bad_command");
});

Deno.test("a page with long forwards ends where one with long texts would", async () => {
  await using scenery = await scene();
  const { ada, room } = scenery;
  const id = await ada.sent(room, "x".repeat(LIMITS.bodyBytes));
  for (let i = 0; i < 20; i++) await ada.sent(room, "", { forward: { room, id } });
  const { messages, older } = await ada.page(room, { limit: 100 });
  assert.ok(messages.length <= LIMITS.pageBytes / LIMITS.bodyBytes && older);
});

Deno.test("who is removed while they pass something on has done so before, or not at all", async () => {
  await using scenery = await scene();
  const { ada, ben, room, other, source } = scenery;
  const stampOf = (id: MessageId) => partsOf(id).stamp;
  for (let round = 0; round < 10; round++) {
    await ada.adds(room, ben);
    const send = () => ben.send(other, "", { forward: { room, id: source } });
    const remove = () => ada.removes(room, ben);
    const [sent] = round % 2 === 0
      ? await Promise.all([send(), remove()])
      : (await Promise.all([remove(), send()])).reverse() as [Awaited<ReturnType<typeof send>>];
    const removal = (await ada.history(room)).findLast(({ notice }) => notice?.what === "removed")!;
    if (sent.ok) assert.ok(stampOf(sent.value.id) <= stampOf(removal.id));
    else assert.equal(sent.code, "not_found");
  }
});

/** A commit of a shared place has ten checks, and one that needs more would wait for ever. */
Deno.test("with all that a message can be besides, it still fits into one commit of several instances", async () => {
  const kv = await Deno.openKv(":memory:");
  const store = await storeOver(kv, SHARED);
  const mo = await Chatter.placed(store, "mo", { role: "moderator" });
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  const [room, other] = [await ada.makes(), await ben.makes()];
  for (const who of [mo, ada]) await who.joins(other);
  await mo.joins(room);
  await ben.changes(other, { slowSeconds: 60 });
  const source = await ada.sent(room, "Cake at four");
  given(await ada.edit(room, source, "Cake at five"));
  const thread = await ben.sent(other, "Who brings what?");
  const replyTo = await ada.sent(other, "Cake", { thread });
  const id = await mo.sent(other, "Look, @room, @ada and @ben", {
    ...{ forward: { room, id: source }, thread, replyTo, shout: "room" },
    mentions: [ada.user, ben.user],
  });
  const { messages } = await ben.page(other, { around: id, limit: 1 });
  assert.equal(messages[0]!.forwarded?.text, "Cake at five");
  await store.close();
  kv.close();
});
