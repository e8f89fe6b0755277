import { accept, type Outcome, type RoomId, type UserId } from "../protocol/mod.ts";

/** Less than the three seconds of clients: one that is a little early is no second one. */
const TOLD_FOR_MS = 2_500;

/** That somebody is typing is told at most so often; in between it is answered, and told to nobody. */
export class Typing {
  readonly #toldAt = new Map<string, number>();

  async seldom<T extends object>(
    user: UserId,
    room: RoomId,
    now: number,
    tell: () => Promise<Outcome<T>>,
  ): Promise<Outcome<T | Record<string, never>>> {
    const name = `${user} ${room}`;
    if (Math.abs(now - (this.#toldAt.get(name) ?? -Infinity)) < TOLD_FOR_MS) return accept({});
    this.#toldAt.set(name, now);
    const outcome = await tell();
    if (!outcome.ok) this.#toldAt.delete(name);
    return outcome;
  }

  forgetOld(now: number): void {
    for (const [name, at] of this.#toldAt) {
      if (Math.abs(now - at) >= TOLD_FOR_MS) this.#toldAt.delete(name);
    }
  }
}
