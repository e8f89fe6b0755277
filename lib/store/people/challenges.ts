/**
 * Challenges for passkeys carry what they are for, signed: asking for one writes nothing, so that no
 * flood of questions grows the store. What is kept is which were answered, and only until they run out.
 */
import { accept, type Outcome } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { challengeKeyRow, usedChallengesRow } from "../rows.ts";
import type { UsedChallenge } from "../values/people.ts";
import type { Store } from "../database/store.ts";

/** More than this in five minutes, by people who proved who they are, is no use of passkeys; a row holds some 800. */
const MOST_USED = 500;

/** The one of all instances: whoever needs it first makes it. */
export async function challengeKey(store: Store, fresh: string): Promise<Outcome<string>> {
  const found = await store.kv.get<string>(challengeKeyRow.key);
  if (found.value !== null) return accept(found.value);
  let key = fresh;
  const done = await store.writer.write({
    rows: [challengeKeyRow],
    decide(draft) {
      key = draft.get(challengeKeyRow) ?? fresh;
      draft.set(challengeKeyRow, key);
      return { ok: true };
    },
  });
  return done.ok ? accept(key) : done;
}

/** False where it was used before. Those that have run out are swept away by the next of their row. */
export function useChallengeIn(draft: Draft, challenge: UsedChallenge, now: number): boolean {
  const { nonce, expiresAt } = challenge;
  const row = usedChallengesRow(nonce);
  const used = (draft.get(row) ?? []).filter((one) => one.expiresAt > now);
  if (used.length >= MOST_USED || used.some((one) => one.nonce === nonce)) return false;
  draft.set(row, [...used, { nonce, expiresAt }]);
  return true;
}
