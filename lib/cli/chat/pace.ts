/**
 * When more comes than anybody can read, what was said is drawn only now and then; what one types
 * is drawn at once all the same. A screenful a second is as much as one can follow.
 */
const CALM_MS = 400;

export class Pace {
  #place = "";
  #newest = 0;
  /** So many more can come before it is too much. */
  #room = Infinity;
  #at = 0;

  /** How long what has come has to wait; 0: it is drawn, and counts as drawn. */
  wait(place: string, newest: number, rows: number, now: number): number {
    const come = place === this.#place ? Math.max(0, newest - this.#newest) : 0;
    const since = now - this.#at;
    if (place !== this.#place) this.#room = rows;
    const room = Math.min(rows, this.#room + rows * since / 1000);
    if (come > room && since >= 0 && since < CALM_MS) return CALM_MS - since;
    this.#place = place;
    this.#newest = newest;
    this.#room = Math.max(0, room - come);
    this.#at = now;
    return 0;
  }
}
