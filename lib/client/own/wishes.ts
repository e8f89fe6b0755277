/**
 * Changes that are seen at once, whether the server knows of them yet or not: a switch does not lag.
 * They are told again until they are answered, and held until the server's own word of them is here.
 */
import { accept, canRetry, type Outcome } from "../../protocol/errors.ts";
import type { CallOff, Time } from "../time.ts";

interface Wish<T> {
  readonly changes: Partial<T>;
  /** The server has answered that it is so. */
  isTold: boolean;
  /** The same object for as long as nothing is different: whoever follows it draws no more than needed. */
  shown: { readonly over: T; readonly value: T } | null;
}

const RETRY_MS = 3_000;

export interface WishesLink<K, T> {
  readonly time: Time;
  ask(about: K, changes: Partial<T>): Promise<Outcome<unknown>>;
  /** Answered: what was wished holds, or is taken back. */
  onAnswer(): void;
}

export class Wishes<K, T extends object> {
  #link: WishesLink<K, T>;
  #waiting = new Map<K, Wish<T>>();
  #isUp = false;
  #callOff: CallOff | null = null;

  constructor(link: WishesLink<K, T>) {
    this.#link = link;
  }

  /** What the server says, with what is wished. */
  over(about: K, told: T): T {
    const wish = this.#waiting.get(about);
    if (wish === undefined) return told;
    if (wish.shown?.over !== told) {
      wish.shown = { over: told, value: { ...told, ...wish.changes } };
    }
    return wish.shown.value;
  }

  get isTold(): boolean {
    return [...this.#waiting.values()].every(({ isTold }) => isTold);
  }

  /** Accepted is also what the server cannot be told yet: only what is refused for good is taken back. */
  async change(about: K, changes: Partial<T>): Promise<Outcome<unknown>> {
    const before = this.#waiting.get(about)?.changes;
    const wish: Wish<T> = { changes: { ...before, ...changes }, isTold: false, shown: null };
    this.#waiting.set(about, wish);
    const outcome = await this.#link.ask(about, wish.changes);
    const isOpen = !outcome.ok && canRetry(outcome.code) === "later";
    if (this.#waiting.get(about) === wish) {
      if (outcome.ok) wish.isTold = true;
      else if (isOpen) this.#tellLater();
      else this.#waiting.delete(about);
      this.#link.onAnswer();
    }
    return isOpen ? accept({}) : outcome;
  }

  /** The server has said how it is now: as wished, or as somebody wished after it was told of this one. */
  heard(about: K, told: T | null): void {
    const wish = this.#waiting.get(about);
    if (wish?.isTold || wish && told !== null && isSo(wish.changes, told)) {
      this.#waiting.delete(about);
    }
  }

  connected(): void {
    this.#isUp = true;
    this.#tellAll();
  }

  /** Nothing is told again before there is another connection. */
  disconnected(): void {
    this.#isUp = false;
    this.#callOff?.();
    this.#callOff = null;
  }

  /** What was told before the connection broke off is in the answer to the sync. */
  synced(): void {
    for (const [about, { isTold }] of [...this.#waiting]) {
      if (isTold) this.#waiting.delete(about);
    }
  }

  #tellAll(): void {
    for (const [about, { isTold }] of [...this.#waiting]) {
      if (!isTold) void this.change(about, {});
    }
  }

  #tellLater(): void {
    if (!this.#isUp) return;
    this.#callOff ??= this.#link.time.after(RETRY_MS, () => {
      this.#callOff = null;
      this.#tellAll();
    });
  }
}

function isSo<T extends object>(changes: Partial<T>, told: T): boolean {
  return JSON.stringify({ ...told, ...changes }) === JSON.stringify(told);
}
