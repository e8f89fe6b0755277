/**
 * Sessions as they were last found, so that a request does not cost a read to know who asks. The
 * feed says when one ends; while nobody follows the feed, or hears nothing of it, nothing is kept.
 */
import { sessionRow } from "../rows.ts";
import type { SessionRow } from "../values/people.ts";

const MOST_KEPT = 10_000;

export class SessionCache {
  readonly #found = new Map<string, SessionRow>();
  /** Grows with every end: what was read while it did may have ended meanwhile. */
  #ends = 0;
  #isHearing = false;

  constructor(private readonly kv: Deno.Kv) {}

  async find(hash: string): Promise<SessionRow | null> {
    const known = this.#found.get(hash);
    if (known !== undefined) return known;
    const ends = this.#ends;
    const { value } = await this.kv.get<SessionRow>(sessionRow(hash).key);
    if (value !== null && this.#isHearing && ends === this.#ends) this.#keep(hash, value);
    return value;
  }

  forget(hashes: readonly string[]): void {
    this.#ends++;
    for (const hash of hashes) this.#found.delete(hash);
  }

  /** Whether the ends of sessions are heard of. */
  hears(isHearing: boolean): void {
    this.#isHearing = isHearing;
    this.forgetAll();
  }

  forgetAll(): void {
    this.#ends++;
    this.#found.clear();
  }

  #keep(hash: string, session: SessionRow): void {
    this.#found.set(hash, session);
    if (this.#found.size <= MOST_KEPT) return;
    for (const oldest of this.#found.keys()) return void this.#found.delete(oldest);
  }
}
