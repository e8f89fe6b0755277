/** From frame to frame: when what has come is drawn, and what of it nobody has seen. */
import { draw, type Drawing, type Tools } from "./drawing.ts";
import type { Held } from "./held.ts";
import { timelineAt } from "./items.ts";
import { Pace } from "./pace.ts";
import { passing, type SeenTo } from "./passing.ts";
import { paneKey, paneOf, type Place, placeOf, type View, withPane } from "./view.ts";

export interface Next {
  readonly drawing: Drawing;
  /** With what was passed over. */
  readonly view: View;
  /** For so long what has come since is not drawn; 0: all is. */
  readonly wait: number;
}

export class Frames {
  readonly #tools: Tools;
  readonly #pace = new Pace();
  /** As it was drawn last. */
  #shown: Held;
  #seen: SeenTo | null = null;

  constructor(tools: Tools, held: Held) {
    this.#tools = tools;
    this.#shown = held;
  }

  next(view: View, held: Held, now: number): Next {
    const wait = this.#waits(view, held, now);
    if (wait === 0) this.#shown = held;
    const drawing = draw(view, this.#shown, this.#tools);
    return wait > 0 ? { drawing, view, wait } : { ...this.#withPassed(view, drawing), wait };
  }

  /**
   * What one has said oneself is seen at once, and so is what one looks for further back, and the
   * first of a room.
   */
  #waits(view: View, held: Held, now: number): number {
    const isMine = held.outbox.length !== this.#shown.outbox.length;
    if (isMine || paneOf(view).scroll !== null) return 0;
    const place = placeOf(view);
    const isThere = place !== null && timelineAt(held, place) !== null;
    const [key, count] = isThere ? [paneKey(place), countIn(held, place)] : ["", 0];
    return this.#pace.wait(key, count, view.size.rows, now);
  }

  #withPassed(view: View, drawing: Drawing): Omit<Next, "wait"> {
    const place = placeOf(view);
    const { scroll, passed } = paneOf(view);
    if (place === null || scroll !== null) return { drawing, view };
    const { items, layout } = drawing;
    const next = passing(this.#seen, paneKey(place), items, layout, passed);
    this.#seen = next.seen;
    if (next.passed === null) return { drawing, view };
    const after = withPane(view, { passed: next.passed });
    return { view: after, drawing: draw(after, this.#shown, this.#tools) };
  }
}

function countIn({ state }: Held, { room }: Place): number {
  return state.rooms.get(room)?.tally.count ?? 0;
}
