import assert from "node:assert/strict";
import { apply, emptyState } from "../../lib/client/mod.ts";
import type { Request } from "../../lib/client/link/connection.ts";
import { EmojiSet } from "../../lib/client/emoji_set.ts";
import { LiveState } from "../../lib/client/live_state.ts";
import {
  accept,
  type CustomEmoji,
  type EmojiChanged,
  type EmojiId,
  refuse,
  type Result,
} from "../../lib/protocol/mod.ts";
import { ADA } from "./samples.ts";

const emoji = (name: string): CustomEmoji => ({ id: `e${name.padEnd(15, "0")}` as EmojiId, name });

/** From one mark to the next. */
const adds = (before: string, mark: string, name: string): EmojiChanged => ({
  ...{ type: "emoji.changed", before, mark, added: emoji(name) },
});
const removes = (before: string, mark: string, removed: string): EmojiChanged => ({
  ...{ type: "emoji.changed", before, mark, removed },
});

/** A client whose answers come when the test says so; null is none. */
function holder() {
  const live = new LiveState(emptyState(ADA));
  const asked: { known?: string | undefined }[] = [];
  const answers: ((result: Result<"emoji.list"> | null) => void)[] = [];
  const request: Request = (_type, ask, settle) => {
    const { promise, resolve } = Promise.withResolvers<never>();
    asked.push(ask as { known?: string });
    answers.push((result) => {
      const outcome = result === null ? refuse("unavailable") : accept(result);
      settle?.(outcome as never);
      resolve(outcome as never);
    });
    return promise;
  };
  const set = new EmojiSet(live, request);
  const hears = (event: EmojiChanged) => {
    live.current = apply(live.current, event, 0);
    set.took([event]);
  };
  const names = () => [...live.current.emoji.keys()].sort();
  return { set, asked, answers, hears, names, mark: () => live.current.emojiMark };
}

Deno.test("what is told is carried out on what is held, and a second time changes nothing", () => {
  const { set, answers, hears, names, mark } = holder();
  void set.ask();
  answers[0]!({ mark: "", emoji: [] });
  hears(adds("", "one", "tea"));
  hears(adds("one", "two", "cake"));
  hears(adds("", "one", "tea"));
  assert.deepEqual([names(), mark()], [["cake", "tea"], "two"]);
  hears(removes("two", "three", "tea"));
  assert.deepEqual([names(), mark()], [["cake"], "three"]);
});

Deno.test("what is told while an answer is on its way is not lost, be the answer from before it or after", () => {
  const all = [adds("", "one", "tea"), adds("one", "two", "cake"), removes("two", "three", "tea")];
  const states: Result<"emoji.list">[] = [
    { mark: "", emoji: [] },
    { mark: "one", emoji: [emoji("tea")] },
    { mark: "two", emoji: [emoji("tea"), emoji("cake")] },
    { mark: "three", emoji: [emoji("cake")] },
  ];
  for (const answer of states) {
    const { set, answers, hears, names, mark } = holder();
    void set.ask();
    for (const event of all) hears(event);
    answers[0]!(answer);
    assert.deepEqual([names(), mark()], [["cake"], "three"], answer.mark);
  }
});

Deno.test("the next socket says what is held, and nothing is told again that is the same", () => {
  const { set, asked, answers, names } = holder();
  void set.ask();
  answers[0]!({ mark: "one", emoji: [emoji("tea")] });
  void set.ask();
  answers[1]!({ mark: "one" });
  assert.deepEqual(asked, [{}, { known: "one" }]);
  assert.deepEqual(names(), ["tea"]);
  void set.ask();
  answers[2]!({ mark: "other", emoji: [emoji("cake")] });
  assert.deepEqual(names(), ["cake"]);
});

Deno.test("an answer of an earlier socket is not taken, and one that never came leaves what is held", () => {
  const { set, answers, hears, names, mark } = holder();
  void set.ask();
  void set.ask();
  hears(adds("one", "two", "cake"));
  answers[0]!({ mark: "zero", emoji: [emoji("old")] });
  answers[1]!({ mark: "one", emoji: [emoji("tea")] });
  assert.deepEqual([names(), mark()], [["cake", "tea"], "two"]);
  void set.ask();
  answers[2]!(null);
  assert.deepEqual([names(), mark()], [["cake", "tea"], "two"]);
});
