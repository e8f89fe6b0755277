import { paneKey, type Place } from "./view.ts";

/** Where more of the history is on its way. */
export class Loading {
  readonly #places = new Set<string>();

  constructor(private readonly onChange: () => void) {}

  isAt(place: Place): boolean {
    return this.#places.has(paneKey(place));
  }

  /** One at a time of each place: what is asked for meanwhile is asked for again with the next key. */
  async at(place: Place, load: () => Promise<unknown>): Promise<void> {
    const key = paneKey(place);
    if (this.#places.has(key)) return;
    this.#places.add(key);
    this.onChange();
    await load();
    this.#places.delete(key);
    this.onChange();
  }
}
