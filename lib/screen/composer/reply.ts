/** Which message is being answered, for each place where one writes: it waits there while one looks elsewhere. */
import { signal } from "@preact/signals";
import type { MessageId } from "../../protocol/mod.ts";
import type { WhereTo } from "./writing.ts";

export class Replies {
  #to = signal<ReadonlyMap<string, MessageId>>(new Map());

  /** Whoever reads it while drawing is drawn anew when it is another. */
  of(where: WhereTo): MessageId | null {
    return this.#to.value.get(keyOf(where)) ?? null;
  }

  /** As the draft has it, where nothing was said of it on this screen. */
  begin(where: WhereTo, to: MessageId | undefined): void {
    const key = keyOf(where);
    if (to === undefined || this.#to.peek().has(key)) return;
    this.#to.value = new Map(this.#to.peek()).set(key, to);
  }

  answer(where: WhereTo, message: MessageId | null): void {
    const to = new Map(this.#to.peek());
    if (message === null) to.delete(keyOf(where));
    else to.set(keyOf(where), message);
    this.#to.value = to;
  }
}

function keyOf({ room, thread }: WhereTo): string {
  return `${room} ${thread ?? ""}`;
}
