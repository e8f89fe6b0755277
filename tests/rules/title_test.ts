import assert from "node:assert/strict";
import { countsOf, iconFor, titleFor } from "../../lib/rules/mod.ts";
import { TALLY } from "../client/samples.ts";

const tally = (count: number, mentions: number[] = []) => ({ ...TALLY, count, mentions });
const thread = (count: number, mentions: number[]) => ({
  ...{ count, mentions, read: 0, skipped: [], version: 0 },
});
const room = { kind: "public" } as const;
const direct = { kind: "direct" } as const;

Deno.test("what is meant for oneself counts apart, and a muted room says only that", () => {
  const counts = countsOf([
    { facts: room, tally: tally(5, [2]), threads: [thread(4, [1])], isMuted: false },
    { facts: room, tally: tally(7, [1, 2]), threads: [], isMuted: true },
    { facts: direct, tally: tally(3), threads: [], isMuted: false },
    { facts: direct, tally: tally(4), threads: [], isMuted: true },
  ]);
  assert.deepEqual(counts, { unread: 4 + 3, calls: 6 + 1 });
  assert.deepEqual(countsOf([]), { unread: 0, calls: 0 });
});

Deno.test("the title says how many call, and with a dot that there is more", () => {
  const none = { unread: 0, calls: 0 };
  assert.equal(titleFor(none, "Parley", "garden"), "garden – Parley");
  assert.equal(titleFor(none, "Elm Street", null), "Elm Street");
  assert.equal(titleFor({ unread: 9, calls: 0 }, "Parley", null), "• Parley");
  assert.equal(titleFor({ unread: 9, calls: 3 }, "Parley", "garden"), "(3) garden – Parley");
  assert.equal(titleFor({ unread: 0, calls: 99 }, "Parley", null), "(99) Parley");
  assert.equal(titleFor({ unread: 0, calls: 100 }, "Parley", null), "(99+) Parley");
});

Deno.test("the icon says the same", () => {
  assert.equal(iconFor({ unread: 0, calls: 0 }), "plain");
  assert.equal(iconFor({ unread: 1, calls: 0 }), "unread");
  assert.equal(iconFor({ unread: 1, calls: 1 }), "mention");
});
