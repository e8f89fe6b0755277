/** Follows what is typed with what it may become; the keyboard chooses while the field keeps the focus. */
import { signal } from "@preact/signals";
import { type Completing, completingAt } from "./completing.ts";
import type { Offer } from "./offers.ts";
import type { TextField } from "../text_field.ts";

export interface CompletionLink {
  offersFor(completing: Completing): Offer[];
  /** What the offers are made of may have to be fetched first; null where all of it is here. */
  load(completing: Completing): Promise<unknown> | null;
  taken(offer: Offer): void;
}

export class Completion {
  readonly offers = signal<readonly Offer[]>([]);
  /** Which of them Enter takes. */
  readonly at = signal(0);
  #field: TextField;
  #link: CompletionLink;
  #completing: Completing | null = null;
  /** Where somebody said that they want none. */
  #declinedAt: number | null = null;

  constructor(field: TextField, link: CompletionLink) {
    this.#field = field;
    this.#link = link;
  }

  get isOffering(): boolean {
    return this.offers.value.length > 0;
  }

  /** Names on the page the offer that Enter takes. */
  chosenIn(list: string): string {
    return optionId(list, this.at.value);
  }

  /** To be called when the text or the caret is another. */
  follow(): void {
    const { from, to } = this.#field.selected;
    const found = from === to ? completingAt(this.#field.text, from) : null;
    if (found?.from !== this.#declinedAt) this.#declinedAt = null;
    if (found === null || this.#declinedAt !== null) return this.leave();
    if (isSame(found, this.#completing)) return;
    this.#completing = found;
    this.#offer();
    void this.#link.load(found)?.then(() => {
      if (this.#completing !== null) this.#offer();
    });
  }

  leave(): void {
    this.#completing = null;
    if (this.offers.value.length > 0) this.offers.value = [];
  }

  take(offer: Offer): void {
    if (this.#completing === null) return;
    const { from, to } = this.#completing;
    const text = `${offer.written} `;
    const end = from + text.length;
    this.leave();
    this.#field.replace({ from, to, text, select: { from: end, to: end } });
    this.#link.taken(offer);
  }

  /** Whether a key was for choosing, and not for the field. */
  takesKey(event: KeyboardEvent): boolean {
    const isTaken = this.offers.value.length > 0 && !event.isComposing && this.#choose(event);
    if (isTaken) event.preventDefault();
    return isTaken;
  }

  #choose({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (shiftKey || ctrlKey || metaKey || altKey) return false;
    const offers = this.offers.value;
    switch (key) {
      case "ArrowDown":
        this.at.value = (this.at.value + 1) % offers.length;
        return true;
      case "ArrowUp":
        this.at.value = (this.at.value + offers.length - 1) % offers.length;
        return true;
      case "Enter":
      case "Tab":
        this.take(offers[this.at.value]!);
        return true;
      case "Escape":
        this.#declinedAt = this.#completing!.from;
        this.leave();
        return true;
      default:
        return false;
    }
  }

  #offer(): void {
    this.offers.value = this.#link.offersFor(this.#completing!);
    this.at.value = 0;
  }
}

export function optionId(list: string, place: number): string {
  return `${list}-${place}`;
}

function isSame(one: Completing, other: Completing | null): boolean {
  return other !== null && one.kind === other.kind && one.from === other.from &&
    one.query === other.query;
}
