/**
 * What is done now and then without anybody asking: guests who are long gone end, departures are
 * finished, what has run out is swept away. Each may be done twice, and by two instances at once.
 */
import { endLongGuests, finishDepartures, type Ground, sweep } from "./actions/mod.ts";
import { within } from "./deadline.ts";
import { describeFault, type Log } from "./log.ts";

const EVERY_MS = 60 * 60 * 1000;
const STOP_MS = 500;

export class Chores {
  readonly #timer: ReturnType<typeof setInterval>;
  #running: Promise<void> | null = null;
  #isAskedAgain = false;
  #isOver = false;

  constructor(private readonly ground: Ground, private readonly log: Log) {
    this.#timer = setInterval(() => this.soon(), EVERY_MS);
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
      for (const chore of [endLongGuests, finishDepartures, sweep]) {
        try {
          await chore(this.ground);
        } catch (error) {
          // Whatever it was, the next time may be better
          if (!this.#isOver) {
            this.log.error("fault", { chore: chore.name, error: describeFault(error) });
          }
        }
      }
    } while (this.#isAskedAgain && !this.#isOver);
    this.#running = null;
  }
}
