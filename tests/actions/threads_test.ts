/** Following threads: by what one does, until one says otherwise, and no longer than one may see them. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Ask, MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { unreadInThread } from "../../lib/rules/mod.ts";
import { seeRoom, seeRooms, type Store } from "../../lib/store/mod.ts";
import { Chatter, codeOf, memoryStore } from "../store/chatter.ts";
import { given } from "../support/seed.ts";

interface Scene extends AsyncDisposable {
  readonly store: Store;
  readonly ada: Chatter;
  readonly ben: Chatter;
  readonly cleo: Chatter;
  readonly eve: Chatter;
  readonly room: RoomId;
  /** By Ada, who follows nothing before somebody answers. */
  readonly thread: MessageId;
}

/** Ada's room, with Ben and Cleo in it; Eve is not. */
async function scene(past: "everyone" | "those_present" = "everyone"): Promise<Scene> {
  const store = await memoryStore();
  const names = ["ada", "ben", "cleo", "eve"];
  const people = await Promise.all(names.map((name) => Chatter.named(store, name)));
  const [ada, ben, cleo, eve] = people as [Chatter, Chatter, Chatter, Chatter];
  const room = await ada.makes({ visibility: "private", past });
  await ada.adds(room, ben);
  await ada.adds(room, cleo);
  const thread = await ada.sent(room, "Tea?");
  const close = () => store.close();
  return { store, ada, ben, cleo, eve, room, thread, [Symbol.asyncDispose]: close };
}

/** For each thread that one follows: what is unread, and how often one is mentioned in that. */
async function counts({ store, user }: Chatter, room: RoomId): Promise<[number, number][]> {
  const seen = (await seeRoom(store, user, room))!;
  assert.deepEqual(await seeRooms(store, user, [room]), [seen], "one alone or among others");
  const { followed = [] } = seen.view;
  return followed.map(({ tally }) => [unreadInThread(tally), tally.mentions.length]);
}

async function follow({ ground, user }: Chatter, ask: Ask<"thread.follow">) {
  return await actions.followThread(ground, user, ask);
}

async function readTo({ ground, user }: Chatter, ask: Omit<Ask<"thread.read">, "version">) {
  return await actions.moveThreadRead(ground, user, { version: 0, ...ask });
}

async function page({ ground, user }: Chatter, ask: Ask<"threads.page"> = {}) {
  return given(await actions.pageThreads(ground, user, ask));
}

Deno.test("who began a thread, writes in it or is mentioned there follows it, and nobody else", async () => {
  await using scenery = await scene();
  const { ada, ben, cleo, room, thread } = scenery;
  assert.deepEqual(await counts(ada, room), []);
  await ben.sent(room, "Yes", { thread });
  assert.deepEqual(await counts(ada, room), [[1, 0]]);
  assert.deepEqual(await counts(ben, room), [[0, 0]]);
  assert.deepEqual(await counts(cleo, room), []);
  await ben.sent(room, "And cake, @cleo and @ada", { thread, mentions: [cleo.user, ada.user] });
  assert.deepEqual(await counts(ada, room), [[2, 1]]);
  assert.deepEqual(await counts(cleo, room), [[1, 1]], "from where they were called");
});

Deno.test("somebody who comes to be mentioned by an edit follows from that reply on", async () => {
  await using scenery = await scene();
  const { ben, cleo, room, thread } = scenery;
  await ben.sent(room, "one", { thread });
  const two = await ben.sent(room, "two", { thread });
  await ben.sent(room, "three", { thread });
  given(await ben.edit(room, two, "two, @cleo", [cleo.user]));
  assert.deepEqual(await counts(cleo, room), [[2, 1]]);
  given(await ben.edit(room, two, "two"));
  assert.deepEqual(await counts(cleo, room), [[2, 0]]);
});

Deno.test("who said that they do not follow is not made to, until they write there", async () => {
  await using scenery = await scene();
  const { ada, ben, cleo, room, thread } = scenery;
  for (const who of [ada, cleo]) given(await follow(who, { room, thread, following: false }));
  await ben.sent(room, "@ada? @cleo?", { thread, mentions: [ada.user, cleo.user] });
  assert.deepEqual([await counts(ada, room), await counts(cleo, room)], [[], []]);
  await ada.sent(room, "Yes", { thread });
  await ben.sent(room, "Good", { thread });
  assert.deepEqual([await counts(ada, room), await counts(cleo, room)], [[[1, 0]], []]);
});

Deno.test("whoever follows by themselves has read what was there", async () => {
  await using scenery = await scene();
  const { ben, cleo, room, thread } = scenery;
  await ben.sent(room, "one", { thread });
  given(await follow(cleo, { room, thread, following: true }));
  assert.deepEqual(await counts(cleo, room), [[0, 0]]);
  const two = await ben.sent(room, "two", { thread });
  given(await ben.delete(room, await ben.sent(room, "three", { thread })));
  assert.deepEqual(await counts(cleo, room), [[1, 0]], "deleted ones are not unread");
  given(await readTo(cleo, { room, thread, at: two }));
  assert.deepEqual(await counts(cleo, room), [[0, 0]]);
  given(await readTo(cleo, { room, thread, at: thread }));
  assert.deepEqual(await counts(cleo, room), [[0, 0]], "forward only");
  given(await readTo(cleo, { room, thread, at: thread, back: true }));
  assert.deepEqual(await counts(cleo, room), [[2, 0]]);
  given(await readTo(cleo, { room, thread, at: two }));
  assert.deepEqual(await counts(cleo, room), [[2, 0]], "a move from before that is late");
});

Deno.test("a position is a message of the thread, and who does not follow has none", async () => {
  await using scenery = await scene();
  const { ada, ben, cleo, room, thread } = scenery;
  const reply = await ben.sent(room, "one", { thread });
  const other = await ada.sent(room, "elsewhere");
  assert.equal(codeOf(await readTo(ada, { room, thread, at: other })), "not_found");
  given(await readTo(cleo, { room, thread, at: reply }));
  assert.deepEqual(await counts(cleo, room), []);
  const ask = { room, following: true };
  assert.equal(codeOf(await follow(ada, { ...ask, thread: reply })), "not_found");
});

Deno.test("a room's own unread does not count its threads", async () => {
  await using scenery = await scene();
  const { ada, ben, room, thread } = scenery;
  await ben.sent(room, "Yes, @ada", { thread, mentions: [ada.user] });
  const { tally } = (await seeRoom(ada.store, ada.user, room))!.view;
  assert.deepEqual([tally.count, tally.mentions], [1, []]);
});

Deno.test("threads come with the newest reply first, page by page, and those with something unread alone", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const other = await ada.makes();
  await ben.joins(other);
  const roots: MessageId[] = [];
  for (let i = 0; i < 13; i++) {
    const where = i % 2 === 0 ? room : other;
    const thread = await ada.sent(where, `thread ${i}`);
    for (const body of ["one", "two", "three"]) await ben.sent(where, body, { thread });
    roots.push(thread);
  }
  const first = await page(ada);
  const more = await page(ada, { before: first.threads.at(-1)!.thread.last });
  const all = [...first.threads, ...more.threads];
  assert.deepEqual(all.map(({ thread }) => thread.id), roots.toReversed());
  assert.deepEqual([first.older, more.older], [true, false]);
  const [newest] = first.threads;
  assert.deepEqual(
    [newest!.root.body, ...newest!.replies.map(({ body }) => body)],
    ["thread 12", "two", "three"],
  );
  for (const { room, thread: { id: thread, last: at } } of all.slice(1)) {
    given(await readTo(ada, { room, thread, at }));
  }
  const unread = await page(ada, { only: "unread" });
  assert.deepEqual(unread.threads.map(({ thread }) => thread.id), [roots[12]]);
  assert.deepEqual((await page(scenery.eve)).threads, []);
});

Deno.test("who is put out sees no thread of the room any more, and follows none when they come back", async () => {
  await using scenery = await scene();
  const { ada, ben, eve, room, thread } = scenery;
  await ben.sent(room, "Yes", { thread });
  assert.equal((await page(ben)).threads.length, 1);
  await ada.removes(room, ben);
  await ada.sent(room, "@ben?", { thread, mentions: [ben.user] });
  for (const who of [ben, eve]) {
    assert.deepEqual((await page(who)).threads, []);
    const ask = { room, thread };
    assert.equal(codeOf(await follow(who, { ...ask, following: true })), "not_found");
    assert.equal(codeOf(await readTo(who, { ...ask, at: thread })), "not_found");
  }
  await ada.adds(room, ben);
  assert.deepEqual(await counts(ben, room), []);
  await ada.sent(room, "There you are, @ben", { thread, mentions: [ben.user] });
  assert.deepEqual(await counts(ben, room), [[1, 1]]);
});

Deno.test("nobody follows a thread that began before their time", async () => {
  await using scenery = await scene("those_present");
  const { ada, ben, eve, room, thread } = scenery;
  await ada.adds(room, eve);
  assert.equal(codeOf(await follow(eve, { room, thread, following: true })), "not_found");
  await ben.sent(room, "@eve?", { thread, mentions: [eve.user] });
  assert.deepEqual(await counts(eve, room), []);
  assert.deepEqual(await counts(ada, room), [[1, 0]]);
});

Deno.test("only so many threads of a room are followed at once, those that began last", async () => {
  await using scenery = await scene();
  const { ada, ben, room } = scenery;
  const roots: MessageId[] = [];
  for (let i = 0; i <= LIMITS.followedThreads; i++) roots.push(await ada.sent(room, `${i}`));
  for (const thread of roots.slice(1)) await ben.sent(room, "Yes", { thread });
  const [oldest, ...others] = roots;
  const refused = await follow(ben, { room, thread: oldest!, following: true });
  assert.equal(codeOf(refused), "too_many");
  given(await ben.send(room, "Yes", { thread: oldest! }));
  const { followed = [] } = (await seeRoom(ben.store, ben.user, room))!.view;
  assert.deepEqual(followed.map(({ id }) => id), others.toReversed());
});
