/** What others did that concerns one: what counts, what no longer does, and who learns nothing of it. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import {
  type ActivityItem,
  type Ask,
  LIMITS,
  type MessageId,
  type Moment,
} from "../../lib/protocol/mod.ts";
import { Chatter, SHARED, storeOver } from "../store/chatter.ts";
import { given } from "../support/seed.ts";
import { storedRows } from "../support/stored_rows.ts";
import { finishOver, goes, PASSWORD, TestPlace } from "./test_place.ts";
import { threeWithTwoInside } from "./three_people.ts";

async function page({ ground, user }: Chatter, ask: Ask<"activity.page"> = {}) {
  return given(await actions.pageActivity(ground, user, ask));
}

function told({ kind, message, emoji }: ActivityItem): string {
  return `${kind}: ${message.body}${emoji ?? ""}`;
}

async function listed(who: Chatter, ask: Ask<"activity.page"> = {}): Promise<string[]> {
  return (await page(who, ask)).items.map(told);
}

async function own({ store, user }: Chatter) {
  return await actions.ownActivityOf(store, user);
}

async function unread(who: Chatter): Promise<number> {
  return (await own(who)).unread.length;
}

async function readTo({ ground, user }: Chatter, to: Ask<"activity.read">["to"]): Promise<void> {
  given(await actions.readActivity(ground, user, { to }));
}

Deno.test("mentions, answers, replies in one's threads and reactions concern one, the newest first", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, room } = scenery;
  const tea = await ada.sent(room, "tea?");
  await ben.sent(room, "nothing to do with it");
  await ben.sent(room, "answer", { replyTo: tea });
  await ben.sent(room, "reply", { thread: tea });
  await ben.sent(room, "@ada!", { mentions: [ada.user] });
  await ben.sent(room, "@ada, an answer", { mentions: [ada.user], replyTo: tea });
  given(await ben.react(room, tea, "🎉"));
  assert.deepEqual(await listed(ada), [
    ...["reaction: tea?🎉", "mention: @ada, an answer", "mention: @ada!"],
    ...["reply: reply", "reply: answer"],
  ]);
  assert.equal(await unread(ada), 5);
  assert.deepEqual(await listed(ben), [], "what one does oneself is no news");
  assert.deepEqual(await listed(ada, { kinds: ["reply", "reaction"] }), [
    ...["reaction: tea?🎉", "reply: reply", "reply: answer"],
  ]);
});

Deno.test("replies in a thread that one follows are among it, from when one began, and are counted there alone", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, eve, room } = scenery;
  await ada.adds(room, eve);
  const thread = await ada.sent(room, "tea?");
  await ben.sent(room, "before", { thread });
  const ask = { room, thread };
  given(await actions.followThread(eve.ground, eve.user, { ...ask, following: true }));
  await ben.sent(room, "after", { thread });
  await eve.sent(room, "mine", { thread });
  assert.deepEqual(await listed(eve), ["reply: after"]);
  assert.equal(await unread(eve), 0);
  given(await actions.followThread(eve.ground, eve.user, { ...ask, following: false }));
  assert.deepEqual(await listed(eve), []);
});

Deno.test("what was deleted, taken back or edited away is not among it", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, room } = scenery;
  const tea = await ada.sent(room, "tea?");
  const called = await ben.sent(room, "@ada!", { mentions: [ada.user] });
  const answer = await ben.sent(room, "answer", { replyTo: tea });
  given(await ben.react(room, tea, "🎉"));
  given(await ben.edit(room, called, "nobody"));
  given(await ben.delete(room, answer));
  given(await ben.react(room, tea, "🎉", false));
  assert.deepEqual(await listed(ada), []);
  given(await ben.edit(room, called, "@ada after all", [ada.user]));
  given(await ben.react(room, tea, "🎉"));
  assert.deepEqual(await listed(ada), ["reaction: tea?🎉", "mention: @ada after all"]);
});

Deno.test("whom one ignores concerns one no more", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, room } = scenery;
  const thread = await ada.sent(room, "tea?");
  await ben.sent(room, "@ada!", { mentions: [ada.user], thread });
  given(await actions.ignorePerson(ada.ground, ada.user, { user: ben.user, on: true }));
  assert.deepEqual(await listed(ada), []);
  assert.deepEqual((await own(ada)).unread.map(({ by }) => by), [ben.user], "for a client to tell");
});

Deno.test("who is put out is told of nothing there, before or after", async () => {
  await using scenery = await threeWithTwoInside("those_present");
  const { ada, ben, eve, room } = scenery;
  const mine = await ben.sent(room, "mine");
  await ada.sent(room, "@ben!", { mentions: [ben.user] });
  await ada.sent(room, "reply", { thread: mine });
  assert.equal((await listed(ben)).length, 2);
  await ada.removes(room, ben);
  const before = await own(ben);
  await ada.sent(room, "@ben? @eve?", {
    mentions: [ben.user, eve.user],
    replyTo: mine,
    thread: mine,
  });
  given(await ada.react(room, mine, "🎉"));
  assert.deepEqual([await listed(ben), await listed(eve)], [[], []]);
  assert.deepEqual(await own(ben), before, "and nothing is noted");
  await ada.adds(room, ben);
  assert.deepEqual(await listed(ben), [], "what they may not read does not come back");
  given(await ada.react(room, mine, "👍"));
  assert.deepEqual(await own(ben), before, "nor is anything noted of it");
  await ada.sent(room, "@ben again", { mentions: [ben.user] });
  assert.deepEqual(await listed(ben), ["mention: @ben again"]);
});

Deno.test("pages follow each other without a hole and without a repeat", async () => {
  await using scenery = await threeWithTwoInside();
  const { ada, ben, room } = scenery;
  const bodies = Array.from({ length: 75 }, (_, i) => `${i} @ada`);
  const thread = await ada.sent(room, "tea?");
  // Some of them in one commit
  for (let i = 0; i < bodies.length; i += 5) {
    await Promise.all(
      bodies.slice(i, i + 5).map((body, j) =>
        ben.sent(room, body, j % 2 === 0 ? { mentions: [ada.user] } : { thread })
      ),
    );
  }
  const seen: string[] = [];
  let before: ActivityItem["moment"] | undefined;
  for (let pages = 0;; pages++) {
    assert.ok(pages < 5);
    const { items, older } = await page(ada, before === undefined ? {} : { before });
    seen.push(...items.map(({ message }) => message.body));
    before = items.at(-1)?.moment;
    if (!older) break;
  }
  assert.deepEqual(seen.toSorted((one, other) => parseInt(one) - parseInt(other)), bodies);
});

Deno.test("what one has looked at is new no more, on every instance, and never again", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await storeOver(kv, SHARED), await storeOver(kv, SHARED)];
  const [ada, ben] = [await Chatter.named(here, "ada"), await Chatter.named(here, "ben")];
  const room = await ada.makes();
  await ben.joins(room);
  const elsewhere = await Chatter.at(there, ada.user);
  for (const body of ["@ada one", "@ada two", "@ada three"]) {
    await ben.sent(room, body, { mentions: [ada.user] });
  }
  const { items: [, two, one] } = await page(elsewhere);
  await readTo(elsewhere, two!.moment);
  for (const who of [ada, elsewhere]) assert.equal(await unread(who), 1);
  await readTo(ada, one!.moment);
  assert.equal(await unread(elsewhere), 1, "forward only");
  await readTo(ada, "z".repeat(6).padEnd(26, "f") as Moment);
  assert.equal(await unread(ada), 0);
  await ben.sent(room, "@ada four", { mentions: [ada.user] });
  for (const who of [ada, elsewhere]) assert.equal(await unread(who), 1, "beyond the end is none");
  await here.close();
  await there.close();
  kv.close();
});

Deno.test("only the newest are kept of anybody", async () => {
  await using scenery = await threeWithTwoInside();
  const { store, ada, ben, room } = scenery;
  const sent: MessageId[] = [];
  for (let i = 0; i < LIMITS.activityItems + 5; i++) {
    sent.push(await ben.sent(room, `${i} @ada`, { mentions: [ada.user] }));
  }
  await ada.sent(room, "@ben", { mentions: [ben.user] });
  assert.equal(await unread(ada), LIMITS.unreadActivity);
  const noted = async () =>
    (await storedRows(store)).filter((row) => row.startsWith(`activity/${ada.user}`)).length;
  assert.equal(await noted(), sent.length);
  await actions.sweep(ada.ground);
  assert.equal(await noted(), LIMITS.activityItems);
  assert.equal(await unread(ada), LIMITS.unreadActivity);
  assert.deepEqual(await listed(ben), ["mention: @ben"], "and nothing of another's went with it");
});

Deno.test("of who has gone for good nothing is kept that concerned them", async () => {
  await using place = await TestPlace.open();
  const eve = await place.member("Eve");
  const room = await place.firstRoom();
  const ada = await place.speaks(place.ada);
  const chatter = await place.speaks(eve);
  const thread = await chatter.sent(room, "tea?");
  await ada.sent(room, "@eve!", { thread, mentions: [eve.user] });
  await readTo(chatter, (await page(chatter)).items[0]!.moment);
  const kept = async () =>
    (await storedRows(place.here)).filter((row) =>
      /^(activity|activity_read|follow)\//.test(row) && row.includes(eve.user)
    ).length;
  assert.equal(await kept(), 3);
  assert.deepEqual(await goes(place, eve, "erase", PASSWORD), { ok: true });
  await finishOver(place.kv);
  assert.equal(await kept(), 0);
});
