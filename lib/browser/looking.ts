/**
 * Where somebody looks, known to all tabs: a lock for each place, so that a tab that crashes looks
 * nowhere, and nobody has to wait for an answer. Places are rooms and threads.
 */
import type { MessageId, RoomId } from "../protocol/mod.ts";
import { holdLock } from "./tab_line.ts";

export type LookedAt = RoomId | MessageId;

export class Looking {
  #held = new Map<LookedAt, AbortController>();

  /** These, in this tab, and nothing else. */
  look(places: readonly LookedAt[]): void {
    for (const [place, ending] of this.#held) {
      if (places.includes(place)) continue;
      this.#held.delete(place);
      ending.abort();
    }
    for (const place of places) {
      if (this.#held.has(place)) continue;
      const ending = new AbortController();
      this.#held.set(place, ending);
      void holdLock(nameOf(place), "shared", ending.signal, () => {});
    }
  }

  async isLookedAt(place: LookedAt): Promise<boolean> {
    if (this.#held.has(place)) return true;
    if (!("locks" in navigator)) return false;
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === nameOf(place));
  }
}

function nameOf(place: LookedAt): string {
  return `parley looks at ${place}`;
}
