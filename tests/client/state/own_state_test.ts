/** What somebody keeps for themselves, moved on by their own log. */
import assert from "node:assert/strict";
import { apply, draftKey, emptyState, stateHash } from "../../../lib/client/mod.ts";
import { afterSyncOfAll } from "../../../lib/client/state/chat_state.ts";
import {
  DEFAULT_PREFS,
  DEFAULT_SETTINGS,
  type KeptDraft,
  type OwnEvent,
  type Result,
  type ServerEvent,
} from "../../../lib/protocol/mod.ts";
import { ADA, cursorAt, EPOCH, idOf, ROOM, view } from "../samples.ts";

const SYNC: Result<"sync"> = { me: cursorAt(5), rooms: [view(5)], gone: [] };
const START = afterSyncOfAll(emptyState(ADA, EPOCH), SYNC);

const own = (n: number, ...events: OwnEvent[]): ServerEvent => ({
  ...{ type: "own.moved", cursor: cursorAt(n), events },
});
const draft = (text: string, more: Partial<KeptDraft> = {}): KeptDraft => ({
  ...{ room: ROOM, text, version: 1, at: 0 },
  ...more,
});
const drafted = (n: number, kept: KeptDraft) => own(n, { type: "draft.changed", draft: kept });
const settings = { ...DEFAULT_SETTINGS, theme: "dark" } as const;
const prefs = { ...DEFAULT_PREFS, favourite: true };

Deno.test("whoever has set nothing has what everyone has", () => {
  assert.deepEqual(START.own.settings, DEFAULT_SETTINGS);
  assert.deepEqual([START.own.prefs.size, START.own.drafts.size, START.own.saved.size], [0, 0, 0]);
});

Deno.test("each event moves its own part, and a repeat moves nothing", () => {
  const events = [
    own(6, { type: "settings.changed", settings }),
    own(7, { type: "prefs.changed", room: ROOM, prefs }),
    drafted(8, draft("Tea?")),
    own(9, { type: "saved.changed", room: ROOM, id: idOf(1), on: true }),
  ];
  const after = events.reduce((state, event) => apply(state, event, 0), START);
  assert.deepEqual(after.own, {
    settings,
    prefs: new Map([[ROOM, prefs]]),
    drafts: new Map([[draftKey(ROOM), draft("Tea?")]]),
    saved: new Set([idOf(1)]),
  });
  for (const event of events) assert.equal(apply(after, event, 0), after);
  const hashes = events.map((event) => stateHash(apply(START, event, 0)));
  assert.equal(new Set([...hashes, stateHash(START)]).size, 5, "the hash tells them apart");
});

Deno.test("what is taken away is gone", () => {
  const held = afterSyncOfAll(START, {
    ...SYNC,
    ...{ prefs: [[ROOM, prefs]], drafts: [draft("Tea?")], saved: [idOf(1)] },
  });
  const after = [
    own(6, { type: "prefs.changed", room: ROOM, prefs: null }),
    drafted(7, draft("")),
    own(8, { type: "saved.changed", room: ROOM, id: idOf(1), on: false }),
  ].reduce((state, event) => apply(state, event, 0), held);
  assert.equal(stateHash(after), stateHash({ ...START, cursor: cursorAt(8) }));
});

Deno.test("a draft whose other text waits is there, also without a text of its own", () => {
  const other = { text: "Coffee?", at: 1 };
  const after = apply(START, drafted(6, draft("", { other })), 0);
  assert.deepEqual(after.own.drafts.get(draftKey(ROOM))?.other, other);
});

Deno.test("the room and each of its threads have a draft of their own", () => {
  const thread = idOf(3);
  const both = [draft("in the room"), draft("in the thread", { thread })].reduce(
    (state, kept, i) => apply(state, drafted(6 + i, kept), 0),
    START,
  );
  assert.equal(both.own.drafts.get(draftKey(ROOM))?.text, "in the room");
  assert.equal(both.own.drafts.get(draftKey(ROOM, thread))?.text, "in the thread");
});

Deno.test("a sync replaces the parts that it has, and leaves the others", () => {
  const held = afterSyncOfAll(START, {
    ...SYNC,
    ...{ settings, prefs: [[ROOM, prefs]], drafts: [draft("Tea?")], saved: [idOf(1)] },
  });
  const kept = afterSyncOfAll(held, { ...SYNC, me: cursorAt(6) });
  assert.deepEqual(kept.own, held.own);
  const none = { settings: DEFAULT_SETTINGS, prefs: [], drafts: [], saved: [] };
  const emptied = afterSyncOfAll(held, { ...SYNC, ...none });
  assert.equal(stateHash(emptied), stateHash(START));
});
