import assert from "node:assert/strict";
import { DEFAULT_PREFS, DEFAULT_SETTINGS } from "../../lib/protocol/mod.ts";
import { type Arrival, decideNotice, LATE_MS } from "../../lib/rules/notify.ts";
import { notified as words } from "../../lib/words/en.ts";
import { ADA, BEN, idOf, message } from "../client/samples.ts";

const NOW = 1_000_000;

type Case = Partial<Omit<Arrival, "message" | "settings" | "prefs">> & {
  readonly message?: Partial<Arrival["message"]>;
  readonly settings?: Partial<Arrival["settings"]>;
  readonly prefs?: Partial<Arrival["prefs"]>;
};

/** Ada's, with sound, at nine; what Ben says in a room about which nothing is set. */
function because({ message: said, settings, prefs, ...other }: Case): string {
  const { loud, why } = decideNotice({
    message: message(1, { at: NOW, ...said } as never),
    settings: { ...DEFAULT_SETTINGS, ...settings },
    prefs: { ...DEFAULT_PREFS, ...prefs },
    ...{ me: ADA, room: { kind: "public" }, now: NOW, minuteOfDay: 9 * 60 },
    ...{ isIgnored: false, doNotDisturb: null },
    ...{ isFollowedThread: false, isRead: false, isLooking: false },
    ...other,
  });
  return `${loud ? "loud" : "quiet"}: ${Object.values(why).join(" ")}`;
}

const direct = { room: { kind: "direct" } } as const;
const named = { message: { mentions: [ADA] } };
const all = { settings: { level: "all" } } as const;
const inThread = { message: { thread: idOf(9) } };
const night = { from: 22 * 60, to: 7 * 60 };

const TABLE: readonly (readonly [said: string, given: Case, decided: string])[] = [
  ["a mention", named, "loud: mentioned"],
  ["a mention of somebody else", { message: { mentions: [BEN] } }, "quiet: only_mentions"],
  ["no mention", {}, "quiet: only_mentions"],
  ["one that calls the room", { message: { shout: "room" } }, "loud: shout room"],
  ["one that calls who is here", { message: { shout: "here" } }, "loud: shout here"],
  ["a mention that shouts too", { message: { shout: "room", mentions: [ADA] } }, "loud: mentioned"],
  [
    "a keyword",
    { message: { body: "The kettle!" }, settings: { keywords: ["tea", "Kettle"] } },
    "loud: keyword Kettle",
  ],
  [
    "a keyword's letters in a sealed envelope",
    { message: { body: "tea", encrypted: true }, settings: { keywords: ["tea"] } },
    "quiet: only_mentions",
  ],
  ["a direct conversation", direct, "loud: direct"],
  [
    "a direct conversation, where rooms say nothing",
    { ...direct, settings: { level: "nothing" } },
    "loud: direct",
  ],
  [
    "a direct conversation that says mentions",
    { ...direct, prefs: { level: "mentions" } },
    "quiet: only_mentions",
  ],
  [
    "a direct conversation that says nothing",
    { ...direct, prefs: { level: "nothing" } },
    "quiet: nothing",
  ],
  ["everything by the settings", all, "loud: everything"],
  ["everything in this room", { prefs: { level: "all" } }, "loud: everything"],
  ["mentions in this room", { ...all, prefs: { level: "mentions" } }, "quiet: only_mentions"],
  ["nothing by the settings", { ...named, settings: { level: "nothing" } }, "quiet: nothing"],
  ["nothing in this room", { ...named, prefs: { level: "nothing" } }, "quiet: nothing"],
  ["a reply where one follows", { ...inThread, isFollowedThread: true }, "loud: thread"],
  ["a reply where one does not, at everything", { ...inThread, ...all }, "quiet: other_thread"],
  ["a reply where one does not, at mentions", inThread, "quiet: only_mentions"],
  ["a reply in a direct conversation", { ...inThread, ...direct }, "loud: direct"],
  ["a mention in a thread", { message: { thread: idOf(9), mentions: [ADA] } }, "loud: mentioned"],
  ["one's own", { message: { from: ADA, mentions: [ADA] } }, "quiet: own"],
  ["a notice", { ...all, message: { kind: "system" } }, "quiet: notice"],
  ["a notice of one's own", { message: { kind: "system", from: ADA } }, "quiet: notice"],
  ["an ignored person's mention", { ...named, isIgnored: true }, "quiet: ignored"],
  [
    "a deleted one",
    { message: { mentions: [ADA], deleted: { by: BEN, at: 0 } } },
    "quiet: deleted",
  ],
  ["what was read elsewhere", { ...named, isRead: true }, "quiet: read"],
  ["what is as old as may be", { ...named, now: NOW + LATE_MS }, "loud: mentioned"],
  ["what is older", { ...named, now: NOW + LATE_MS + 1 }, "quiet: late"],
  [
    "a mention where it is muted",
    { ...named, prefs: { mutedUntil: NOW + 1 } },
    `quiet: muted ${NOW + 1}`,
  ],
  ["a mention when that is over", { ...named, prefs: { mutedUntil: NOW } }, "loud: mentioned"],
  [
    "muted until it is changed",
    { ...direct, prefs: { mutedUntil: Number.MAX_SAFE_INTEGER } },
    `quiet: muted ${Number.MAX_SAFE_INTEGER}`,
  ],
  [
    "muted and nothing",
    { prefs: { mutedUntil: NOW + 1, level: "nothing" } },
    `quiet: muted ${NOW + 1}`,
  ],
  ["do not disturb", { ...named, doNotDisturb: { until: null } }, "quiet: do_not_disturb"],
  ["for a while", { ...direct, doNotDisturb: { until: NOW + 1 } }, "quiet: do_not_disturb"],
  ["when that is over", { ...direct, doNotDisturb: { until: NOW } }, "loud: direct"],
  [
    "what would not be told anyway, not to be disturbed",
    { doNotDisturb: { until: null } },
    "quiet: only_mentions",
  ],
  ["at nine, quiet at night", { ...direct, settings: { quietHours: night } }, "loud: direct"],
  [
    "before midnight",
    { ...direct, settings: { quietHours: night }, minuteOfDay: 22 * 60 },
    "quiet: quiet_hours",
  ],
  [
    "after midnight",
    { ...direct, settings: { quietHours: night }, minuteOfDay: 7 * 60 - 1 },
    "quiet: quiet_hours",
  ],
  [
    "when the night ends",
    { ...direct, settings: { quietHours: night }, minuteOfDay: 7 * 60 },
    "loud: direct",
  ],
  [
    "within a day",
    { ...direct, settings: { quietHours: { from: 540, to: 541 } } },
    "quiet: quiet_hours",
  ],
  [
    "from a minute to the same one",
    { ...direct, settings: { quietHours: { from: 540, to: 540 } } },
    "loud: direct",
  ],
  ["when one looks at it", { ...named, isLooking: true }, "quiet: looking"],
  ["with everything off", { ...named, settings: { volume: 0 } }, "quiet: off"],
  [
    "with pictures and no sound",
    { ...named, settings: { volume: 0, desktop: true } },
    "loud: mentioned",
  ],
];

for (const [said, given, decided] of TABLE) {
  Deno.test(`${said} is ${decided}`, () => assert.equal(because(given), decided));
}

Deno.test("there is a sentence for each reason, and a row here for each sentence", () => {
  const given = new Set(TABLE.map(([, , decided]) => decided.split(" ")[1]));
  const { mutedForGood: _, ...quiet } = words.quiet;
  assert.deepEqual([...given].sort(), Object.keys({ ...words.heard, ...quiet }).sort());
});
