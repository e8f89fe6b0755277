/** Emoji of the place's own: who adds and removes them, what will not do, and what people do with them. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Signed } from "../../lib/auth/mod.ts";
import { type CustomEmoji, LIMITS, type Outcome } from "../../lib/protocol/mod.ts";
import { emojiSetRow, personRow, type Scope, type Store } from "../../lib/store/mod.ts";
import { ALONE, Chatter, codeOf, memoryStore, SHARED, storeOver } from "../store/chatter.ts";
import { GIF, HTML, PNG, pngOf, pngOfBytes, SVG, WEBPS } from "../support/pictures.ts";
import { given } from "../support/seed.ts";
import { storedRows } from "../support/stored_rows.ts";

/** Mo, a moderator, and Ada, who is none. */
async function scene() {
  const store = await memoryStore();
  const mo = await Chatter.placed(store, "mo", { role: "moderator" });
  const ada = await Chatter.named(store, "ada");
  return { store, mo, ada, [Symbol.asyncDispose]: () => store.close() };
}

function signed({ user }: Chatter, scopes: readonly Scope[] | null = null): Signed {
  return { user, session: "here", expiresAt: Infinity, scopes };
}

async function add(who: Chatter, name: string, picture: Uint8Array = PNG) {
  return await actions.addEmoji(who.ground, signed(who), { name, picture });
}

async function added(who: Chatter, name: string, picture?: Uint8Array): Promise<CustomEmoji> {
  return given(await add(who, name, picture) as Outcome<CustomEmoji>);
}

const remove = (who: Chatter, name: string) => actions.removeEmoji(who.ground, signed(who), name);

const list = async ({ ground, user }: Chatter, known?: string) =>
  given(await actions.listEmoji(ground, user, known === undefined ? {} : { known }));

async function problemsOf(who: Chatter, name: string, picture: Uint8Array) {
  const before = await storedRows(who.store);
  const done = await add(who, name, picture);
  assert.deepEqual(await storedRows(who.store), before, "and nothing was stored");
  assert.ok(!done.ok && "problems" in done);
  return done.problems.map(({ field, problem }) => `${field} ${problem}`);
}

async function rowsOf(store: Store, table: string) {
  const rows = await Array.fromAsync(store.kv.list({ prefix: [table] }));
  return rows.length;
}

Deno.test("what is added is listed for everybody by its name, and its picture is what was brought", async () => {
  await using scenery = await scene();
  const { mo, ada } = scenery;
  assert.deepEqual(await list(ada), { mark: "", emoji: [] });
  const large = pngOfBytes(LIMITS.emojiBytes);
  const made = [await added(mo, "tea"), await added(mo, " Large ", large)];
  made.push(await added(mo, "moving", GIF));
  const { mark, emoji } = await list(ada);
  assert.deepEqual(emoji, [made[1], made[2], made[0]], "by name");
  assert.deepEqual(made.map(({ name }) => name), ["tea", "large", "moving"]);
  assert.deepEqual(await list(ada, mark), { mark }, "who has them is not told again");
  assert.deepEqual((await list(ada, "another")).emoji, emoji);
  const found = await Promise.all(
    made.map(({ id }) => actions.findEmojiPicture(ada.ground, id)),
  );
  assert.deepEqual(found, [
    { type: "image/png", bytes: PNG },
    { type: "image/png", bytes: large },
    { type: "image/gif", bytes: GIF },
  ]);
  for (const id of ["tea", "e00000000000000", "e000000000000000", "constructor"]) {
    assert.equal(await actions.findEmojiPicture(ada.ground, id), null);
  }
});

Deno.test("what is no small picture is refused, whatever it is called", async () => {
  await using scenery = await scene();
  const { mo } = scenery;
  const pictures: [string, Uint8Array][] = [
    ["empty", new Uint8Array()],
    ["unfit", SVG],
    ["unfit", HTML],
    ["unfit", PNG.subarray(0, 20)],
    ["too_large", pngOfBytes(LIMITS.emojiBytes + 1)],
    ["too_wide", pngOf(LIMITS.emojiPixels + 1, 1)],
    ["too_wide", pngOf(1, 2 ** 32 - 1)],
  ];
  for (const [problem, picture] of pictures) {
    assert.deepEqual(await problemsOf(mo, "tea", picture), [`picture ${problem}`]);
  }
  for (const picture of [pngOf(LIMITS.emojiPixels, LIMITS.emojiPixels), ...WEBPS]) {
    given(await remove(mo, (await added(mo, "tea", picture)).name));
  }
});

Deno.test("a name is short and plain, and nobody else's", async () => {
  await using scenery = await scene();
  const { mo } = scenery;
  const unfit = ["", "a", "x".repeat(31), "two words", ":tea:", "-tea", "té", "a/b", "tea\u202e"];
  for (const name of unfit) assert.deepEqual(await problemsOf(mo, name, PNG), ["name unfit"]);
  for (const name of ["ok", "x".repeat(30), "team-cake_2+"]) await added(mo, name);
  assert.deepEqual(await problemsOf(mo, "OK", GIF), ["name taken"]);
  assert.deepEqual(await problemsOf(mo, "", SVG), ["name unfit", "picture unfit"]);
  const [one, other] = await Promise.all([add(mo, "race"), add(mo, "race", GIF)]);
  assert.deepEqual([one.ok, other.ok].sort(), [false, true]);
});

Deno.test("members add and remove none, and programs only with the scope for it", async () => {
  await using scenery = await scene();
  const { store, mo, ada } = scenery;
  await added(mo, "tea");
  const before = await storedRows(store);
  assert.equal(codeOf(await add(ada, "cake") as Outcome<CustomEmoji>), "forbidden");
  assert.equal(codeOf(await remove(ada, "tea")), "forbidden");
  const cake = { name: "cake", picture: PNG };
  const program = await actions.addEmoji(mo.ground, signed(mo, ["read", "write"]), cake);
  assert.equal(codeOf(program as Outcome<CustomEmoji>), "forbidden");
  assert.equal(codeOf(await remove(mo, "cake")), "not_found");
  assert.deepEqual(await storedRows(store), before);
  given(await actions.addEmoji(mo.ground, signed(mo, ["admin"]), cake) as Outcome<CustomEmoji>);
});

Deno.test("there are no more than the limit, however many come at once", async () => {
  await using scenery = await scene();
  const { store, mo } = scenery;
  await store.kv.set(emojiSetRow.key, { mark: "k3v9x0ap", count: LIMITS.emojiOfPlace - 1 });
  const done = await Promise.all(["one", "two", "three"].map((name) => add(mo, name)));
  assert.equal(done.filter(({ ok }) => ok).length, 1);
  assert.deepEqual(await problemsOf(mo, "four", PNG), ["picture too_many"]);
  given(await remove(mo, (await list(mo)).emoji![0]!.name));
  await added(mo, "four");
});

Deno.test("what is removed leaves no picture, and its name is free", async () => {
  await using scenery = await scene();
  const { store, mo } = scenery;
  const first = await added(mo, "tea", pngOfBytes(LIMITS.emojiBytes));
  assert.ok(await rowsOf(store, "emoji_picture") > 4);
  const { mark } = await list(mo);
  given(await remove(mo, "tea"));
  assert.equal(await rowsOf(store, "emoji_picture"), 0);
  assert.equal(await actions.findEmojiPicture(mo.ground, first.id), null);
  assert.deepEqual((await list(mo, mark)).emoji, []);
  const second = await added(mo, "tea", GIF);
  assert.notEqual(second.id, first.id);
});

Deno.test("one reacts with those that there are, and takes back also those that are no more", async () => {
  await using scenery = await scene();
  const { mo, ada } = scenery;
  const room = await ada.makes();
  const id = await ada.sent(room, "Tea?");
  const by = async () =>
    (await ada.page(room, { around: id, limit: 1 })).messages[0]!.reactions?.by;
  assert.equal(codeOf(await ada.react(room, id, ":tea:")), "not_found");
  for (const none of ["::", ":constructor:", ":a/b:"]) {
    assert.equal(codeOf(await ada.react(room, id, none)), "not_found");
  }
  assert.equal(await by(), undefined);
  await added(mo, "tea");
  given(await ada.react(room, id, ":tea:"));
  given(await ada.react(room, id, "🎉"));
  given(await remove(mo, "tea"));
  assert.deepEqual(await by(), { ":tea:": [ada.user], "🎉": [ada.user] });
  await mo.joins(room);
  assert.equal(codeOf(await mo.react(room, id, ":tea:")), "not_found");
  given(await ada.react(room, id, ":tea:"));
  given(await ada.react(room, id, ":tea:", false));
  assert.deepEqual(await by(), { "🎉": [ada.user] });
});

Deno.test("who looks after them sees who added each", async () => {
  await using scenery = await scene();
  const { mo, store } = scenery;
  await added(mo, "tea");
  const [made] = await actions.listMadeEmoji(mo.ground);
  assert.deepEqual([made!.name, made!.maker, made!.by], ["tea", "mo", mo.user]);
  await store.kv.delete(personRow(mo.user).key);
  assert.equal((await actions.listMadeEmoji(mo.ground))[0]!.maker, "");
});

for (const [name, limits] of [["alone", ALONE], ["beside others", SHARED]] as const) {
  Deno.test(`many that come at once, as large as may be, are all kept by an instance ${name}`, async () => {
    const kv = await Deno.openKv(":memory:");
    const store = await storeOver(kv, limits);
    const mo = await Chatter.placed(store, "mo", { role: "moderator" });
    const names = ["one", "two", "three", "four", "five"];
    const large = pngOfBytes(LIMITS.emojiBytes);
    const made = await Promise.all(names.map((one) => added(mo, one, large)));
    for (const { id } of made) {
      const found = await actions.findEmojiPicture(mo.ground, id);
      assert.equal(found?.bytes.length, large.length);
    }
    assert.equal((await list(mo)).emoji!.length, names.length);
    await store.close();
    kv.close();
  });
}
