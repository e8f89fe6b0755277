import assert from "node:assert/strict";
import type { Message, Tally } from "../../lib/protocol/mod.ts";
import {
  mentionsOf,
  tallyAfterDeleted,
  tallyAfterEdited,
  tallyAfterSent,
  unreadOf,
  withRead,
} from "../../lib/rules/mod.ts";
import { ADA, BEN, idOf, message, TALLY } from "../client/samples.ts";

const me = ADA;

function after(tally: Tally, ...sent: Partial<Message>[]): Tally {
  return sent.reduce<Tally>((before, more, i) => {
    const ordinal = before.count + 1;
    return tallyAfterSent(before, message(100 + i, { ordinal, ...more }), me);
  }, tally);
}

Deno.test("unread are the messages of others after the position that are still there", () => {
  assert.equal(unreadOf({ ...TALLY, count: 10, own: 4, read: 3, ownRead: 2, gone: [5, 6] }), 3);
  assert.equal(unreadOf({ ...TALLY, count: 1, read: 5 }), 0, "never below none");
});

Deno.test("others' messages are unread and one's own are not", () => {
  const tally = after(TALLY, {}, { from: me }, {});
  assert.deepEqual([tally.count, tally.own, unreadOf(tally)], [3, 1, 2]);
});

Deno.test("neither system messages nor those of threads count", () => {
  const tally = after(TALLY, {});
  const system = message(2, { kind: "system", ordinal: 1 });
  const inThread = message(3, { thread: idOf(1), ordinal: 1, mentions: [me] });
  assert.equal(tallyAfterSent(tally, system, me), tally);
  assert.equal(tallyAfterSent(tally, { ...inThread, ordinal: 9 }, me), tally);
});

Deno.test("a message that was counted is not counted again", () => {
  const tally = after(TALLY, { mentions: [me] }, { from: me });
  assert.equal(tallyAfterSent(tally, message(1, { mentions: [me] }), me), tally);
  assert.equal(tallyAfterSent(tally, message(2, { from: me, ordinal: 2 }), me), tally);
});

Deno.test("only others can mention one", () => {
  const tally = after(TALLY, { mentions: [me] }, { from: me, mentions: [me] }, { mentions: [BEN] });
  assert.deepEqual(tally.mentions, [1]);
  assert.equal(mentionsOf(tally), 1);
});

Deno.test("an edit adds a mention or takes it away, once", () => {
  const tally = after(TALLY, {}, {}, { mentions: [me] });
  const edit = { ordinal: 1, from: BEN, counted: true, mentions: [me] };
  const added = tallyAfterEdited(tally, edit, me);
  assert.deepEqual(added.mentions, [1, 3]);
  assert.equal(tallyAfterEdited(added, edit, me), added);
  const { mentions: _, ...without } = { ...edit, ordinal: 3 };
  assert.deepEqual(tallyAfterEdited(added, without, me).mentions, [1]);
  assert.equal(tallyAfterEdited(tally, { ...edit, from: me }, me), tally);
  const read = { ...tally, read: 1 };
  assert.equal(tallyAfterEdited(read, edit, me), read);
});

Deno.test("an edit in a thread leaves the mention of the message before it", () => {
  const tally = after(TALLY, { mentions: [me] });
  assert.equal(tallyAfterEdited(tally, { ordinal: 1, from: BEN, counted: false }, me), tally);
});

Deno.test("a deleted message of another that was not read is no longer unread, and mentions nobody", () => {
  const tally = after(TALLY, {}, { mentions: [me] }, {});
  const gone = tallyAfterDeleted(tally, { ordinal: 2, from: BEN, counted: true }, me);
  assert.deepEqual([gone.gone, gone.mentions, unreadOf(gone)], [[2], [], 2]);
  assert.equal(tallyAfterDeleted(gone, { ordinal: 2, from: BEN, counted: true }, me), gone);
});

Deno.test("deleting what was read, one's own, or what does not count changes nothing", () => {
  const tally = { ...after(TALLY, {}, { from: me }, {}), read: 1 };
  for (
    const deletion of [
      { ordinal: 1, from: BEN, counted: true },
      { ordinal: 2, from: me, counted: true },
      { ordinal: 3, from: BEN, counted: false },
    ]
  ) assert.equal(tallyAfterDeleted(tally, deletion, me), tally);
});

Deno.test("reading on leaves only what comes after", () => {
  const tally: Tally = { ...TALLY, count: 9, own: 3, gone: [2, 7], mentions: [3, 8] };
  const read = withRead(tally, { read: 5, ownRead: 1, version: 0 });
  assert.deepEqual(read, { ...tally, read: 5, ownRead: 1, gone: [7], mentions: [8] });
  assert.equal(withRead(read, { read: 4, ownRead: 1, version: 0 }), read, "a late one");
  assert.equal(withRead(read, { read: 5, ownRead: 1, version: 0 }), read, "a repeat");
});

Deno.test("a position that was set back wins over a forward move from before it", () => {
  const tally: Tally = { ...TALLY, count: 9, read: 8, mentions: [9] };
  const whole: Tally = { ...TALLY, count: 7, read: 2, version: 1, gone: [3, 9], mentions: [4] };
  const back = withRead(tally, whole);
  assert.deepEqual([back.count, back.read, back.version], [9, 2, 1]);
  assert.deepEqual([back.gone, back.mentions], [[3], [4, 9]]);
  assert.equal(withRead(back, { read: 9, ownRead: 0, version: 0 }), back);
});

Deno.test("what calls everyone mentions all but its sender and those who came later", () => {
  const tally = after(TALLY, { shout: "room" }, { shout: "here" }, { shout: "room", from: me });
  assert.deepEqual(tally.mentions, [1, 2]);
  assert.deepEqual(after({ ...TALLY, since: 1 }, { shout: "room" }, { shout: "room" }).mentions, [
    2,
  ]);
});

Deno.test("an edit that calls everyone, or no longer does, moves the mentions", () => {
  const tally = after(TALLY, {}, { shout: "room" }, { shout: "room", mentions: [me] });
  const edit = { from: BEN, counted: true };
  const shouted = { ...edit, ordinal: 1, shout: "room" } as const;
  assert.deepEqual(tallyAfterEdited(tally, shouted, me).mentions, [1, 2, 3]);
  assert.deepEqual(tallyAfterEdited({ ...tally, since: 1 }, shouted, me).mentions, [2, 3]);
  assert.deepEqual(tallyAfterEdited(tally, { ...edit, ordinal: 2 }, me).mentions, [3]);
  const byName = { ...edit, ordinal: 3, mentions: [me] };
  assert.deepEqual(tallyAfterEdited(tally, byName, me).mentions, [2, 3], "still by name");
});
