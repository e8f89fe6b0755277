/** Why somebody was told of a message or was not, as a sentence. */
import type { Call, Decision, Hush } from "../../rules/mod.ts";
import { notified as words } from "../../words/mod.ts";
import type { Clock } from "../clock.ts";

type Times = Pick<Clock, "dayLabel" | "time">;

export function whyText(decision: Decision, clock: Times): string {
  return decision.loud ? heardText(decision.why) : quietText(decision.why, clock);
}

function heardText(why: Call): string {
  if (why.because === "shout") return words.heard.shout(why.shout);
  if (why.because === "keyword") return words.heard.keyword(why.word);
  return words.heard[why.because];
}

function quietText(why: Hush, clock: Times): string {
  if (why.because !== "muted") return words.quiet[why.because];
  if (why.until === Number.MAX_SAFE_INTEGER) return words.quiet.mutedForGood;
  return words.quiet.muted(`${clock.dayLabel(why.until)}, ${clock.time(why.until)}`);
}
