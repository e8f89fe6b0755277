/** A timeline while it is being changed: copied once for a whole batch, and only if need be. */
import type { Message } from "../../protocol/message.ts";
import type { MessageId } from "../../protocol/ids.ts";
import { heldMessage, mergedMessage } from "./message_state.ts";
import type { Timeline } from "./timeline.ts";

export class TimelineDraft {
  #from: Timeline;
  #messages: Message[] | null = null;
  #gapBefore: Set<MessageId> | null = null;
  #attached: boolean;

  constructor(timeline: Timeline) {
    this.#from = timeline;
    this.#attached = timeline.attached;
  }

  get messages(): readonly Message[] {
    return this.#messages ?? this.#from.messages;
  }

  get attached(): boolean {
    return this.#attached;
  }

  set attached(attached: boolean) {
    this.#attached = attached;
  }

  /** Where the message is, or would be. */
  placeOf(id: MessageId): number {
    return placeIn(this.messages, id);
  }

  holds(id: MessageId): boolean {
    return this.messages[this.placeOf(id)]?.id === id;
  }

  hasGapBefore(id: MessageId): boolean {
    return (this.#gapBefore ?? this.#from.gapBefore).has(id);
  }

  /** Adds a message, or what is later about one that is held. */
  put(message: Message): void {
    const place = this.placeOf(message.id);
    const held = this.messages[place];
    if (held?.id === message.id) this.replace(place, mergedMessage(held, message));
    else this.#own().splice(place, 0, heldMessage(message));
  }

  replace(place: number, message: Message): void {
    if (this.messages[place] !== message) this.#own()[place] = message;
  }

  setGap(id: MessageId, gap: boolean): void {
    if (this.hasGapBefore(id) === gap) return;
    this.#gapBefore ??= new Set(this.#from.gapBefore);
    if (gap) this.#gapBefore.add(id);
    else this.#gapBefore.delete(id);
  }

  /** The same object as before when nothing changed. */
  done(): Timeline {
    const isSame = !this.#messages && !this.#gapBefore && this.#attached === this.#from.attached;
    if (isSame) return this.#from;
    return {
      messages: this.messages,
      gapBefore: this.#gapBefore ?? this.#from.gapBefore,
      attached: this.#attached,
    };
  }

  #own(): Message[] {
    return this.#messages ??= [...this.#from.messages];
  }
}

/** The first place whose message is not before this id. */
export function placeIn(messages: readonly Message[], id: MessageId): number {
  const last = messages.at(-1);
  if (last === undefined || last.id < id) return messages.length;
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
