import { setImmediate, setTimeout } from "node:timers/promises";
import { InTurn } from "./in_turn.ts";

/** What goes before files: the messages of the chat. */
export interface Traffic {
  /** What is under way at this moment, and needs the disk, is done then. */
  landed(): Promise<unknown>;
  /** Whether there was any lately. */
  readonly isFlowing: boolean;
}

/**
 * Lets those through who have much to do, one after another, and everybody else between them: the
 * bytes of ten files are there at any time, and a message would be heard only after all of them.
 */
export class Turnstile {
  readonly #passing = new InTurn();

  constructor(private readonly traffic: Traffic) {}

  /** So many bytes of one file may be taken before others are let through. */
  get stretch(): number {
    return this.traffic.isFlowing ? SHORT_BYTES : LONG_BYTES;
  }

  pass(): Promise<void> {
    return this.#passing.run(async () => {
      await this.traffic.landed();
      // A message takes several turns of the event loop, and each is short only where nobody fills it
      await (this.traffic.isFlowing ? setTimeout(REST_MS) : setImmediate());
    });
  }
}

const SHORT_BYTES = 64 * 1024;
const LONG_BYTES = 256 * 1024;
/** Some 40 MiB a second are left then, of all files together. */
const REST_MS = 1;
