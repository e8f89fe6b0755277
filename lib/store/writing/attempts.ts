/**
 * How often something was tried of late, and how long the next try has to wait. It is stored, so
 * that neither a restart nor another instance forgets it, and in tables that cannot grow: a key is
 * hashed into one of so many slots. Whoever has many addresses fills them at most; whose slot is
 * whose is known to nobody, for the hash is salted.
 */
import { accept, type Outcome, refuse } from "../../protocol/mod.ts";
import { madeOnce } from "../database/made_once.ts";
import { attemptsRow, type Row, saltRow } from "../rows.ts";
import type { AttemptsRow } from "../values/people.ts";
import type { Store } from "../database/store.ts";

export interface WaitRule {
  /** So many tries cost no wait. */
  readonly free: number;
  /** After the first that is not free; doubled with each that follows. */
  readonly firstWaitMs: number;
  readonly mostWaitMs: number;
  /** After so long without a try all is as if there had been none. No shorter than the longest wait. */
  readonly forgetAfterMs: number;
}

export interface Try {
  readonly table: string;
  readonly slots: number;
  /** Whoever tries, from where, or both. */
  readonly key: string;
  readonly rule: WaitRule;
}

/** What was counted, so that it can be taken back. */
export interface Taken {
  readonly row: Row<AttemptsRow>;
  /** The wait that it brought; 0 for none. */
  readonly until: number;
}

/**
 * Counts all of these, or none where one of them has to wait. It MUST come before what is tried is
 * looked at: of many at once no more pass than of many in turn.
 */
export async function takeAttempt(
  store: Store,
  tries: readonly Try[],
  now: number,
): Promise<Outcome<readonly Taken[]>> {
  const salt = await madeOnce(store, saltRow, SALT_LETTERS);
  const rows = await Promise.all(tries.map((one) => rowOf(salt, one)));
  let waitMs = 0;
  let taken: Taken[] = [];
  const done = await store.writer.write({
    rows,
    decide(draft) {
      const stored = rows.map((row) => draft.get(row));
      const found = tries.map(({ rule }, i) => foundAt(now, stored[i]!, rule));
      waitMs = Math.max(0, ...found.map(({ until }) => until - now));
      const next = waitMs > 0 ? found : found.map((row, i) => counted(row, tries[i]!.rule, now));
      for (const [i, row] of rows.entries()) {
        // Nothing is counted while one waits, but what a clock left wrong is put right
        const isChanged = waitMs === 0 || (stored[i] !== null && stored[i] !== next[i]);
        if (isChanged) draft.set(row, next[i]!);
      }
      taken = rows.map((row, i) => ({ row, until: next[i]!.until }));
      return { ok: true };
    },
  });
  if (!done.ok) return done;
  return waitMs > 0 ? { ...refuse("rate_limited"), retryAfterMs: waitMs } : accept(taken);
}

/** Takes back what was counted: of some all that there is, of others that one time. */
export async function forgiveAttempt(
  store: Store,
  { emptied, givenBack }: { emptied: readonly Taken[]; givenBack: readonly Taken[] },
): Promise<Outcome<unknown>> {
  return await store.writer.write({
    rows: [...emptied, ...givenBack].map(({ row }) => row),
    decide(draft) {
      for (const { row } of emptied) if (draft.get(row) !== null) draft.delete(row);
      for (const { row, until } of givenBack) {
        const found = draft.get(row);
        if (found === null) continue;
        const count = found.count - 1;
        // Its own wait goes with it; one that somebody else has brought since stays
        const left = { ...found, count, until: found.until === until ? 0 : found.until };
        if (count > 0) draft.set(row, left);
        else draft.delete(row);
      }
      return { ok: true };
    },
  });
}

/** As it counts now: what is old is empty, and where the clock went back no wait grows by that. */
function foundAt(now: number, row: AttemptsRow | null, rule: WaitRule): AttemptsRow {
  if (row === null || now - row.at >= rule.forgetAfterMs) return { count: 0, until: 0, at: now };
  const latest = now + rule.mostWaitMs;
  return row.until > latest ? { ...row, until: latest, at: now } : row;
}

function counted({ count: before }: AttemptsRow, rule: WaitRule, now: number): AttemptsRow {
  const count = before + 1;
  const over = count - rule.free;
  const waitMs = Math.min(rule.firstWaitMs * 2 ** (over - 1), rule.mostWaitMs);
  return { count, until: over > 0 ? now + waitMs : 0, at: now };
}

async function rowOf(salt: string, { table, slots, key }: Try): Promise<Row<AttemptsRow>> {
  const text = new TextEncoder().encode(JSON.stringify([salt, table, key]));
  const hash = new DataView(await crypto.subtle.digest("SHA-256", text));
  return attemptsRow(table, hash.getUint32(0) % slots);
}

const SALT_LETTERS = 32;
