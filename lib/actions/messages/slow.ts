/** Slow mode: how long one waits between two messages in a room that asks for it. */
import { type Refusal, refuse } from "../../protocol/mod.ts";
import { type Draft, slowRow } from "../../store/mod.ts";
import { may, type Standing } from "../ground.ts";

/** Null where one may send now, which is noted. Only rooms that are slow cost a row. */
export function tooSoon(draft: Draft, standing: Standing, at: number): Refusal | null {
  const { room: { id, facts }, user } = standing;
  if (facts.slowSeconds === 0) return null;
  const row = slowRow(id, user);
  const last = draft.get(row);
  // Another instance's clock may be ahead of this one
  const since = last === null ? Infinity : Math.max(0, at - last);
  const wait = facts.slowSeconds * 1_000 - since;
  if (wait > 0 && !may(draft, standing, "message.hurry")) {
    return { ...refuse("rate_limited", "slow mode"), retryAfterMs: wait };
  }
  draft.set(row, at);
  return null;
}
