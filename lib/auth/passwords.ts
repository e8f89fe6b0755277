/**
 * Passwords, kept as Argon2id hashes. Each hash takes 46 MiB and a tenth of a core's second, so few
 * are made at a time and few may wait: a flood of logins neither fills the memory nor delays chat.
 */
import { availableParallelism } from "node:os";
import { timingSafeEqual } from "@std/crypto";

export const LEAST_PASSWORD_CHARS = 8;
export const MOST_PASSWORD_CHARS = 1_024;

const MEMORY_KIB = 47_104;
const PASSES = 1;
const SALT_BYTES = 16;
const HASH_BITS = 256;

interface Slots {
  readonly atOnce: number;
  readonly waiting: number;
}

/**
 * One core is left to the chat. More may wait than a usual flood has guessers: to let each wait for
 * its turn costs less than to send it away a hundred times a second.
 */
const SLOTS: Slots = {
  atOnce: Math.min(4, Math.max(1, availableParallelism() - 1)),
  waiting: 128,
};

/** So many wait already that the answer would come too late. */
export class TooBusy extends Error {}

export class Passwords {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly slots = SLOTS) {}

  /** Whether nobody more may wait: known before anything is counted or stored. */
  get isFull(): boolean {
    const { atOnce, waiting } = this.slots;
    return this.#running >= atOnce && this.#waiting.length >= waiting;
  }

  async hash(password: string): Promise<string> {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    const hash = await this.#derive(password, salt);
    return ["argon2id", MEMORY_KIB, PASSES, salt.toBase64(), hash.toBase64()].join("$");
  }

  /** Without a hash to compare with it takes as long: whether there is one is not told by the time. */
  async matches(password: string, stored: string | null): Promise<boolean> {
    const [, , , salt, hash] = (stored ?? NOBODYS).split("$") as [
      string,
      string,
      string,
      string,
      string,
    ];
    const derived = await this.#derive(password, Uint8Array.fromBase64(salt));
    return timingSafeEqual(derived, Uint8Array.fromBase64(hash)) && stored !== null;
  }

  async #derive(password: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    await this.#enter();
    try {
      const secret = new TextEncoder().encode(password.normalize("NFKC"));
      const key = await crypto.subtle.importKey("raw-secret" as "raw", secret, "Argon2id", false, [
        "deriveBits",
      ]);
      const how = {
        name: "Argon2id",
        nonce: salt,
        memory: MEMORY_KIB,
        passes: PASSES,
        parallelism: 1,
      };
      return new Uint8Array(await crypto.subtle.deriveBits(how, key, HASH_BITS));
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.isFull) throw new TooBusy("Too many logins at once");
    if (this.#running < this.slots.atOnce) return void this.#running++;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    await promise;
  }

  /** The place goes to the next, or is free. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running--;
    else next();
  }
}

const NOBODYS = `argon2id$${MEMORY_KIB}$${PASSES}$${new Uint8Array(SALT_BYTES).toBase64()}$${
  new Uint8Array(HASH_BITS / 8).toBase64()
}`;
