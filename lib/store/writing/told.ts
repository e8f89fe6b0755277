/** What this instance has told in its own commits, until its feed comes by. */
import type { FeedItem } from "../log/feed_entry.ts";

/** A feed that is further behind than this starts anew. */
const MOST_KEPT = 4_096;

export class Told {
  /** How long the last of it took to come by. */
  lagMs = 0;
  readonly #kept = new Map<string, { items: readonly FeedItem[]; at: number }>();
  #isFollowed = false;

  /** From now on somebody reads the feed. */
  follow(): void {
    this.#isFollowed = true;
  }

  keep(word: string, lane: number, items: readonly FeedItem[]): void {
    if (!this.#isFollowed) return;
    this.#kept.set(`${word}/${lane}`, { items, at: performance.now() });
    if (this.#kept.size <= MOST_KEPT) return;
    for (const oldest of this.#kept.keys()) return void this.#kept.delete(oldest);
  }

  take(word: string, lane: number): readonly FeedItem[] | undefined {
    const kept = this.#kept.get(`${word}/${lane}`);
    if (kept === undefined) return undefined;
    this.#kept.delete(`${word}/${lane}`);
    this.lagMs = performance.now() - kept.at;
    return kept.items;
  }
}
