import assert from "node:assert/strict";
import { whyText } from "../../lib/screen/notices/why_text.ts";
import { asMinute, asTime } from "../../lib/screen/settings/QuietHoursFields.tsx";
import { notified as words } from "../../lib/words/en.ts";

const clock = { dayLabel: (at: number) => `day ${at}`, time: (at: number) => `time ${at}` };

Deno.test("each reason is a sentence, with what it is about", () => {
  const heard = (why: unknown) => whyText({ loud: true, why } as never, clock);
  const quiet = (why: unknown) => whyText({ loud: false, why } as never, clock);
  assert.equal(heard({ because: "direct" }), words.heard.direct);
  assert.equal(heard({ because: "shout", shout: "here" }), words.heard.shout("here"));
  assert.equal(heard({ because: "keyword", word: "tea" }), words.heard.keyword("tea"));
  assert.equal(quiet({ because: "late" }), words.quiet.late);
  assert.equal(quiet({ because: "muted", until: 7 }), words.quiet.muted("day 7, time 7"));
  const forGood = { because: "muted", until: Number.MAX_SAFE_INTEGER };
  assert.equal(quiet(forGood), words.quiet.mutedForGood);
});

Deno.test("a minute of the day is what the field for a time holds, both ways", () => {
  for (const minute of [0, 59, 60, 7 * 60 + 5, 23 * 60 + 59]) {
    assert.equal(asMinute(asTime(minute)), minute);
  }
  assert.deepEqual([asTime(425), asMinute("07:05:00"), asMinute("")], ["07:05", 425, null]);
});
