/** Notices when nobody is there any more: a dead network sends no word of its end. */
import type { CallOff, Time } from "../time.ts";

/** After so long without a word the server is asked for one. */
export const QUIET_MS = 25_000;
/** So long it has to answer, or to say hello. */
export const ANSWER_MS = 10_000;

export class Liveness {
  #time: Time;
  #does: { ask(): void; giveUp(): void };
  #callOff: CallOff | null = null;
  #heardAt = 0;
  #isAsking = false;

  constructor(time: Time, does: { ask(): void; giveUp(): void }) {
    this.#time = time;
    this.#does = does;
  }

  /** A socket was opened: there should be a first word. */
  expectSoon(): void {
    this.#isAsking = true;
    this.#wait(ANSWER_MS, this.#does.giveUp);
  }

  /** Called for each frame, so it only notes the time; the timer looks when it is due. */
  heard(): void {
    this.#heardAt = this.#time.now();
    if (!this.#isAsking) return;
    this.#isAsking = false;
    this.#wait(QUIET_MS, () => this.#look());
  }

  askNow(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#wait(ANSWER_MS, this.#does.giveUp);
    this.#does.ask();
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #look(): void {
    // A clock that was set back must not make the wait longer than it is
    const quiet = Math.max(0, this.#time.now() - this.#heardAt);
    if (quiet >= QUIET_MS) this.askNow();
    else this.#wait(QUIET_MS - quiet, () => this.#look());
  }

  #wait(ms: number, run: () => void): void {
    this.#callOff?.();
    this.#callOff = this.#time.after(ms, run);
  }
}
