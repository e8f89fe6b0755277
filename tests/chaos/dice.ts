/** Chance that is the same for the same seed. What is decided by one name never shifts another's. */
import { seeded } from "../client/seeded.ts";

export class Dice {
  readonly random: () => number;

  constructor(private readonly seed: number) {
    this.random = seeded(seed);
  }

  /** Dice of their own for one purpose. */
  of(name: string | number): Dice {
    let hash = this.seed | 0;
    for (const char of String(name)) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
    return new Dice(hash >>> 0);
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }

  /** By weight. */
  weighed<T>(from: readonly (readonly [number, T])[]): T {
    let left = this.random() * from.reduce((sum, [weight]) => sum + weight, 0);
    return from.find(([weight]) => (left -= weight) < 0)![1];
  }
}
