/**
 * What is done without anybody asking, in two rhythms. Now and then guests who are long gone end,
 * departures are finished, what has run out is swept away; every other second what was written for
 * later is sent, and files go that nothing names any more. Each may be done twice, and by two instances at once.
 */
import {
  endLongGuests,
  type FileGround,
  finishDepartures,
  releaseLoose,
  sendDue,
  sweep,
  sweepFiles,
} from "./actions/mod.ts";
import { within } from "./deadline.ts";
import { describeFault, type Log } from "./log.ts";

const STOP_MS = 500;

export interface Rhythm {
  readonly everyMs: number;
  readonly chores: readonly ((ground: FileGround) => Promise<void>)[];
}

export const SELDOM: Rhythm = {
  everyMs: 60 * 60 * 1000,
  chores: [endLongGuests, finishDepartures, sweep, sweepFiles],
};
/** A few reads of indexes where nothing is due. */
export const OFTEN: Rhythm = { everyMs: 2_000, chores: [sendDue, releaseLoose] };

export class Chores {
  readonly #timer: ReturnType<typeof setInterval>;
  #running: Promise<void> | null = null;
  #isAskedAgain = false;
  #isOver = false;
  /** Told once, not every time until it goes well again. */
  readonly #failing = new Set<string>();

  constructor(
    private readonly ground: FileGround,
    private readonly log: Log,
    private readonly rhythm: Rhythm,
  ) {
    this.#timer = setInterval(() => this.soon(), rhythm.everyMs);
    this.soon();
  }

  /** Something has just been left to do. */
  soon(): void {
    if (this.#isOver) return;
    if (this.#running !== null) this.#isAskedAgain = true;
    else this.#running = this.#run();
  }

  /** Resolves when nothing is under way. */
  async done(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    clearInterval(this.#timer);
    // A store that hangs is not waited for: what was begun goes on at the next start
    await within(this.done(), STOP_MS, undefined);
  }

  async #run(): Promise<void> {
    do {
      this.#isAskedAgain = false;
      for (const chore of this.rhythm.chores) {
        try {
          await chore(this.ground);
          this.#failing.delete(chore.name);
        } catch (error) {
          // Whatever it was, the next time may be better
          this.#failed(chore.name, error);
        }
      }
    } while (this.#isAskedAgain && !this.#isOver);
    this.#running = null;
  }

  #failed(chore: string, error: unknown): void {
    if (this.#isOver || this.#failing.has(chore)) return;
    this.#failing.add(chore);
    this.log.error("fault", { chore, error: describeFault(error) });
  }
}
