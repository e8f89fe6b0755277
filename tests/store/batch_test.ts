/** What a commit may hold is never more than the database takes, whatever comes at once. */
import assert from "node:assert/strict";
import { LIMITS, type MessageId, type RoomId, utf8Length } from "../../lib/protocol/mod.ts";
import * as actions from "../../lib/actions/mod.ts";
import {
  appendMessage,
  emptyHead,
  headRow,
  laneOf,
  readLane,
  type Store,
} from "../../lib/store/mod.ts";
import { BEFORE_ALL, type Draft, findRoom, roomRow, rowsOfRoom } from "../../lib/store/mod.ts";
import { PLACES } from "../../lib/protocol/mod.ts";
import type { PlaceLimits } from "../../lib/store/writing/write.ts";
import { given } from "../support/seed.ts";
import { storedFile } from "../support/stored_file.ts";
import { ALONE, Chatter, openedWithSpy, SHARED } from "./chatter.ts";
import type { SpiedKv } from "./spied_kv.ts";

const PLACES_TO_LIVE: [string, PlaceLimits][] = [["a file", ALONE], ["a server", SHARED]];

/** The longest ones: plain, doubled by JSON, and of two bytes a character besides. */
const LONGEST = [
  "x".repeat(LIMITS.bodyBytes),
  '"'.repeat(LIMITS.bodyBytes),
  "語".repeat(LIMITS.bodyBytes / 3),
  '"'.repeat(LIMITS.bodyBytes - 3) + "€",
];

async function owners(store: Store, count: number): Promise<{ who: Chatter; room: RoomId }[]> {
  return await Promise.all(Array.from({ length: count }, async (_, i) => {
    const who = await Chatter.named(store, `owner${i}`);
    return { who, room: await who.makes() };
  }));
}

function assertWithin(spy: SpiedKv, { checks }: PlaceLimits): void {
  for (const commit of spy.commits) {
    assert.ok(commit.checks <= checks, `${commit.checks} checks`);
    assert.ok(commit.mutations <= 1_000, `${commit.mutations} mutations`);
  }
}

for (const [place, limits] of PLACES_TO_LIVE) {
  Deno.test(`hundreds of the longest messages at once all land once and in order, on ${place}`, async () => {
    await using open = await openedWithSpy(limits);
    const { store, spy } = open;
    const all = await owners(store, 50);
    const count = limits.shared ? 300 : 1_000;
    const sent = await Promise.all(
      Array.from({ length: count }, (_, i) => {
        const { who, room } = all[i % 50]!;
        return who.sent(room, LONGEST[i % LONGEST.length]!);
      }),
    );
    assert.equal(store.counts.failures, 0);
    assertWithin(spy, limits);
    assert.equal(new Set(sent).size, count);
    for (const [i, { who, room }] of all.entries()) {
      const expected = sent.filter((_, n) => n % 50 === i);
      const stored = (await who.history(room)).filter(({ kind }) => kind !== "system");
      assert.deepEqual(stored.map(({ id }) => id), expected);
      assert.deepEqual(stored.map(({ ordinal }) => ordinal), expected.map((_, n) => n + 1));
    }
  });

  Deno.test(`edits and deletions of many long messages at once all land, on ${place}`, async () => {
    await using open = await openedWithSpy(limits);
    const { store, spy } = open;
    const all = await owners(store, limits.shared ? 40 : 150);
    const long = LONGEST.at(-1)!;
    const ids = await Promise.all(all.map(({ who, room }) => who.sent(room, long)));
    for (const body of ["short", long]) {
      const edits = all.map(({ who, room }, i) => who.edit(room, ids[i]!, body));
      (await Promise.all(edits)).map(given);
    }
    const deletions = all.map(({ who, room }, i) => who.delete(room, ids[i]!));
    (await Promise.all(deletions)).map(given);
    assert.equal(store.counts.failures, 0);
    assertWithin(spy, limits);
  });

  Deno.test(`the largest message of all is stored and told, on ${place}`, async () => {
    await using open = await openedWithSpy(limits);
    const { store } = open;
    const [{ who, room }] = await owners(store, 1) as [{ who: Chatter; room: RoomId }];
    const name = "語".repeat(255);
    const alt = "語".repeat(LIMITS.altChars);
    const files = [];
    for (let i = 0; i < LIMITS.filesOfMessage; i++) {
      files.push({ ...await storedFile(store, who.user, { name, type: "語".repeat(100) }), alt });
    }
    const mentions = Array.from({ length: LIMITS.mentions }, () => who.user);
    for (const body of LONGEST) {
      assert.ok(utf8Length(body) <= LIMITS.bodyBytes);
      const id = await who.sent(room, body, { files, mentions });
      given(await who.edit(room, id, `${body.slice(0, -2)}!`));
      const [message] = (await who.page(room, { limit: 1 })).messages;
      assert.equal(message!.body, `${body.slice(0, -2)}!`);
    }
  });
}

for (const [place, limits] of PLACES_TO_LIVE) {
  Deno.test(`what is sent at once into one room is more than a row holds, and lands, on ${place}`, async () => {
    await using open = await openedWithSpy(limits);
    const { store } = open;
    const { who, room } = (await owners(store, 1))[0]!;
    await who.sent(room, "warm");
    const bodies = Array.from({ length: 200 }, (_, i) => `${i} `.padEnd(4_000, "x"));
    await Promise.all(bodies.map((body) => who.sent(room, body)));
    const stored = (await who.history(room)).map(({ body }) => body);
    assert.deepEqual(stored.slice(2), bodies);
  });
}

Deno.test("what is sent at once through one lane is more than a row holds, and lands", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store } = open;
  const who = await Chatter.named(store, "ada");
  const rooms: RoomId[] = [];
  while (rooms.length < 3) {
    const room = await who.makes();
    if (laneOf(room, store.lanes) === 0) rooms.push(room);
  }
  await Promise.all(rooms.map((room) => who.sent(room, "warm")));
  await Promise.all(
    Array.from({ length: 200 }, (_, i) => who.sent(rooms[i % 3]!, "x".repeat(9_000))),
  );
  assert.equal(store.counts.failures, 0);
});

Deno.test("one emoji beside much plain text is more than a lane was thought to hold, and lands", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store } = open;
  const all: { who: Chatter; room: RoomId }[] = [];
  for (let i = 0; all.length < 3; i++) {
    const who = await Chatter.named(store, `ada${i}`);
    const room = await who.makes();
    if (laneOf(room, store.lanes) === 0) all.push({ who, room });
  }
  await Promise.all(all.map(({ who, room }) => who.sent(room, "warm")));
  const sent = await Promise.all(
    all.flatMap(({ who, room }) => [who.send(room, "x".repeat(15_500)), who.send(room, "👍")]),
  );
  assert.ok(sent.every(({ ok }) => ok));
  assert.equal(store.counts.failures, 0);
});

Deno.test("what other instances are told of the longest message is what was sent", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store } = open;
  const [{ who, room }] = await owners(store, 1) as [{ who: Chatter; room: RoomId }];
  for (const body of LONGEST) {
    const id = await who.sent(room, body);
    const texts = await told(store);
    const [event] = JSON.parse(texts.find((text) => text.includes(id))!).events;
    assert.deepEqual([event.message.id, event.message.body], [id, body]);
  }
});

async function told(store: Store): Promise<string[]> {
  const texts: string[] = [];
  for (let lane = 0; lane < store.lanes; lane++) {
    for (let after = BEFORE_ALL;;) {
      const entries = (await readLane(store, lane, after))!;
      texts.push(...entries.flatMap(({ items }) => items.flatMap(({ text }) => text ?? [])));
      if (entries.length === 0) break;
      after = entries.at(-1)!.stamp;
    }
  }
  return texts;
}

Deno.test("a commit holds no more messages than its places can tell apart", async () => {
  await using open = await openedWithSpy(ALONE);
  const { store, spy } = open;
  const { who } = (await owners(store, 1))[0]!;
  const rooms = Array.from({ length: 40 }, (_, i) => `r${String(i).padStart(11, "0")}` as RoomId);
  await Promise.all(rooms.map((room) => emptyRoom(store, room)));
  spy.commits.length = 0;
  const message = { from: who.user, at: 1, body: "", notice: { what: "created" } } as const;
  const done = await Promise.all(
    Array.from({ length: 3_000 }, (_, i) => {
      const room = rooms[i % rooms.length]!;
      return store.writer.write({
        rows: rowsOfRoom(room),
        decide: (draft: Draft) => ({
          ok: true,
          place: appendMessage(draft, findRoom(draft, room)!, message).place,
        }),
      });
    }),
  );
  const places = done.map((outcome) => given(outcome));
  assert.ok(places.every(({ place }) => place < PLACES));
  assert.equal(new Set(places.map(({ stamp, place }) => `${stamp}/${place}`)).size, 3_000);
  assert.ok(spy.commits.length >= 3, "more than one commit's worth");
});

async function emptyRoom(store: Store, room: RoomId): Promise<void> {
  given(
    await store.writer.write({
      rows: rowsOfRoom(room),
      decide(draft) {
        draft.set(roomRow(room), { kind: "public", name: "", topic: "", past: "everyone" });
        draft.moveHead(room, draft.get(headRow(room)) ?? emptyHead(0), {});
        return { ok: true };
      },
    }),
  );
}

Deno.test("a write that no commit can hold is refused, and hurts nobody", async () => {
  await using open = await openedWithSpy(ALONE);
  const { store } = open;
  const [{ who, room }] = await owners(store, 1) as [{ who: Chatter; room: RoomId }];
  await who.sent(room, "so that nothing has to be fetched first");
  const tooLarge = store.writer.write({
    rows: [],
    decide(draft) {
      draft.tell(who.user, { text: "x".repeat(70_000) });
      draft.change(who.user, "x".repeat(70_000));
      return { ok: true };
    },
  });
  const others = await Promise.all(Array.from({ length: 20 }, (_, i) => who.send(room, `${i}`)));
  assert.deepEqual(await tooLarge, { ok: false, code: "unavailable" });
  assert.deepEqual(others.map(({ ok }) => ok), others.map(() => true));
});

Deno.test("what is said in a thread, answers and calls as many as it may goes under ten checks, and plain messages rest on none of that", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store, spy } = open;
  const [{ who, room }] = await owners(store, 1) as [{ who: Chatter; room: RoomId }];
  const others = await Promise.all(
    Array.from({ length: LIMITS.mentions }, (_, i) => Chatter.named(store, `person${i}`)),
  );
  for (const other of others) await other.joins(room);
  const thread = await who.sent(room, "plain");
  const { checks } = spy.commits.at(-1)!;
  assert.equal(checks, 2, "the room's head and the stream");
  const mentions = others.map(({ user }) => user);
  const reply = await others[0]!.sent(room, "reply", { thread, mentions });
  await others[1]!.sent(room, "answer", { thread, mentions, replyTo: reply });
  await who.sent(room, "plain again");
  assert.equal(spy.commits.at(-1)!.checks, checks);
  const answer = await who.send(room, "to somebody", { replyTo: reply, mentions });
  assert.ok(answer.ok);
  assert.equal(spy.commits.at(-1)!.checks, checks, "nor do answers and calls");
  const [admin] = others as [Chatter];
  await admin.isNow({ role: "admin" });
  await who.changes(room, { slowSeconds: 3_600 });
  const source = { room: await who.makes(), id: reply };
  await admin.joins(source.room);
  source.id = await who.sent(source.room, "elsewhere");
  for (const body of ["hurried", "and again"]) {
    await admin.sent(room, body, { thread, mentions, replyTo: reply, forward: source });
  }
  assertWithin(spy, SHARED);
});

Deno.test("a direct conversation of the most people there may be opens under ten checks", async () => {
  await using open = await openedWithSpy(SHARED);
  const { store, spy } = open;
  const people = await Promise.all(
    Array.from({ length: LIMITS.directPeople }, (_, i) => Chatter.named(store, `person${i}`)),
  );
  const [first] = people;
  const users = people.map(({ user }) => user);
  const { room } = given(await actions.openDirect(first!.ground, first!.user, { users }));
  const id: MessageId = await people.at(-1)!.sent(room, "hello");
  assert.equal((await first!.page(room)).messages.at(-1)!.id, id);
  assertWithin(spy, SHARED);
});
