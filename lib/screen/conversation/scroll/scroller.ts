/**
 * Keeps what one looks at where it is, whatever is put above, below or between.
 *
 * The element is laid out from its end (`column-reverse`): it begins at the newest without a script,
 * `scrollTop` is 0 there and negative above, and what is put above moves nothing by itself.
 */
import { markMoving } from "./moving.ts";

export interface ScrollerLink {
  /** After one has moved, or something has moved under one. */
  onMove(): void;
}

/** A line on the screen, and where its top is seen from the top of the element. */
export interface Place {
  readonly key: string;
  readonly top: number;
}

interface Anchor extends Place {
  readonly line: HTMLElement;
  readonly scrolled: number;
}

const POINTED_MS = 2_500;

/** So near is at the end. */
const NEAR_PX = 24;

export class Scroller {
  readonly element: HTMLElement;
  #link: ScrollerLink;
  #anchor: Anchor | null = null;
  #sizes: ResizeObserver;
  #ending = new AbortController();
  #isNoted = false;

  constructor(element: HTMLElement, link: ScrollerLink) {
    this.element = element;
    this.#link = link;
    this.#sizes = new ResizeObserver(() => this.hold());
    this.#sizes.observe(element);
    if (element.firstElementChild) this.#sizes.observe(element.firstElementChild);
    const { signal } = this.#ending;
    element.addEventListener("scroll", () => this.#moved(), { passive: true, signal });
    markMoving(element, signal);
    this.#note();
  }

  stop(): void {
    this.#ending.abort();
    this.#sizes.disconnect();
  }

  /** Whether somebody can see it at all. */
  get isShown(): boolean {
    return this.element.clientHeight > 0;
  }

  get isAtEnd(): boolean {
    return this.element.scrollTop > -NEAR_PX;
  }

  /** How much lies above and below of what is seen. */
  get above(): number {
    const { scrollHeight, clientHeight, scrollTop } = this.element;
    return scrollHeight - clientHeight + scrollTop;
  }

  get below(): number {
    return -this.element.scrollTop;
  }

  /** To be called when lines were put in, taken out or changed: what was seen is seen where it was. */
  hold(): void {
    if (!this.#isHeld()) this.#note();
    this.#link.onMove();
  }

  toEnd(): void {
    this.element.scrollTop = 0;
    this.#note();
  }

  /** Brings a line to a place between the top (0) and the end (1) of what is seen. */
  show(key: string, place: number): boolean {
    const line = this.lineOf(key);
    if (line === null) return false;
    const room = Math.max(0, this.element.clientHeight - line.offsetHeight);
    this.#bring(line, room * place);
    return true;
  }

  /** What to come back to. */
  get place(): Place | null {
    return this.#anchor && { key: this.#anchor.key, top: this.#anchor.top };
  }

  comeBack({ key, top }: Place): boolean {
    const line = this.lineOf(key);
    if (line === null) return false;
    this.#bring(line, top);
    return true;
  }

  /** Marks a line for a moment: this is the one. */
  point(key: string): void {
    const line = this.lineOf(key);
    if (line === null) return;
    line.dataset["pointed"] = "";
    setTimeout(() => delete line.dataset["pointed"], POINTED_MS);
  }

  lineOf(key: string): HTMLElement | null {
    return this.element.querySelector(`[data-key="${CSS.escape(key)}"]`);
  }

  /** The lines of which something is seen, from the top; those that are cut off below don't count. */
  *seen(): Iterable<HTMLElement> {
    const lines = this.#lines();
    const seen = this.element.getBoundingClientRect();
    for (let at = this.#firstSeen(lines); at < lines.length; at++) {
      const { top, height } = lines[at]!.getBoundingClientRect();
      if (top + Math.min(height, seen.height) > seen.bottom + NEAR_PX) return;
      yield lines[at]!;
    }
  }

  #lines(): HTMLCollectionOf<HTMLElement> {
    return this.element.firstElementChild!.children as HTMLCollectionOf<HTMLElement>;
  }

  #firstSeen(lines: HTMLCollectionOf<HTMLElement>): number {
    const { top } = this.element.getBoundingClientRect();
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle]!.getBoundingClientRect().bottom <= top) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #bring(line: HTMLElement, top: number): void {
    this.element.scrollTop += this.#topOf(line) - top;
    this.#note();
  }

  #topOf(line: HTMLElement): number {
    return line.getBoundingClientRect().top - this.element.getBoundingClientRect().top;
  }

  #moved(): void {
    if (this.#isNoted) return;
    this.#isNoted = true;
    requestAnimationFrame(() => {
      this.#isNoted = false;
      // What this moved by itself is noted already
      if (this.#anchor?.scrolled !== this.element.scrollTop) this.#note();
      this.#link.onMove();
    });
  }

  /** Keeps where the line should be: what is lost to whole pixels would add up with each message. */
  #isHeld(): boolean {
    const anchor = this.#anchor;
    if (anchor === null || anchor.scrolled >= -1) return false;
    const line = anchor.line.isConnected ? anchor.line : this.lineOf(anchor.key);
    if (line === null) return false;
    const top = anchor.top - (this.element.scrollTop - anchor.scrolled);
    const moved = this.#topOf(line) - top;
    if (Math.abs(moved) >= 1) this.element.scrollTop += moved;
    this.#anchor = { line, key: anchor.key, top, scrolled: this.element.scrollTop };
    return Math.abs(this.#topOf(line) - top) < 1;
  }

  #note(): void {
    const line = this.#lineToHold();
    const key = line?.dataset["key"];
    this.#anchor = line === null || key === undefined
      ? null
      : { line, key, top: this.#topOf(line), scrolled: this.element.scrollTop };
  }

  /** The first that is seen. The line of a day goes up to its first message when older ones come. */
  #lineToHold(): HTMLElement | null {
    const lines = this.#lines();
    let other: HTMLElement | null = null;
    for (let at = this.#firstSeen(lines); at < lines.length; at++) {
      const line = lines[at]!;
      if (line.dataset["id"] !== undefined) return line;
      if (line.dataset["key"] !== undefined) other ??= line;
    }
    return other;
  }
}
