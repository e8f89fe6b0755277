/** Waits before something is tried again: as long as the server says, or longer each time. */
import { pauseBefore } from "../link/come_back.ts";
import type { CallOff, Time } from "../time.ts";

/** What was refused a moment ago is not worth asking at once. */
const LEAST_MS = 500;

export class Pause {
  #time: Time;
  #again: () => void;
  #count = 0;
  #callOff: CallOff | null = null;

  constructor(time: Time, again: () => void) {
    this.#time = time;
    this.#again = again;
  }

  get isOn(): boolean {
    return this.#callOff !== null;
  }

  begin(ms: number | undefined): void {
    this.end();
    const pause = ms || LEAST_MS + pauseBefore(this.#count++, this.#time.random());
    this.#callOff = this.#time.after(pause, () => {
      this.#callOff = null;
      this.#again();
    });
  }

  end(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  /** It went well: the next one is short again. */
  startOver(): void {
    this.#count = 0;
  }
}
