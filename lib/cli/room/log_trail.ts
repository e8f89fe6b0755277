/**
 * The places where a reader stood before: where a history was put back, the newest of them that it
 * still has is where to go on from. The further back, the fewer are kept, so that there are some of
 * any age and never many: what is told again is not much more than what was undone.
 */
import type { Cursor, MessageId } from "../../protocol/mod.ts";

/** All before this was told. */
export interface LogStep {
  /** What became of messages up to here. */
  readonly cursor: Cursor;
  /** What was said up to here: nothing from behind the cursor, which vouches for it. */
  readonly last: MessageId;
  /** Messages between that one and the cursor are yet to be told. */
  readonly isBehind: boolean;
  /** By the clock of the place: nothing that was told is from later. */
  readonly at: number;
  /** Counts the steps. */
  readonly count: number;
}

/** The oldest first. */
export type LogTrail = readonly LogStep[];

/** Where a reader stands, and where they stood before. */
export interface LogPlace extends LogStep {
  readonly earlier: LogTrail;
}

export type Where = Pick<LogStep, "cursor" | "last" | "isBehind">;

/** The next place; of what was told on the way there the last is from `at`. */
export function placeAfter({ earlier, ...step }: LogPlace, where: Where, at: number): LogPlace {
  return {
    ...{ ...where, at: Math.max(at, step.at), count: step.count + 1 },
    earlier: withStep(earlier, step),
  };
}

/** Of steps of about the same age the oldest stays. */
export function withStep(trail: LogTrail, step: LogStep): LogTrail {
  const seen = new Set<number>();
  return [...trail, step].filter(({ count }) =>
    seen.size < seen.add(roughly(step.count + 1 - count)).size
  );
}

/** By its first three binary digits. */
function roughly(age: number): number {
  const unit = 2 ** Math.max(0, Math.floor(Math.log2(age)) - 2);
  return Math.floor(age / unit) * unit;
}
