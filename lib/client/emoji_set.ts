/** The emoji of the place: asked for by every socket, unless they are held, and kept up to date in between. */
import type { EmojiChanged, ServerEvent } from "../protocol/events.ts";
import { withEmojiChange } from "./state/chat_events.ts";
import { withEmoji } from "./state/chat_state.ts";
import type { Request } from "./link/connection.ts";
import type { LiveState } from "./live_state.ts";

export class EmojiSet {
  #live: LiveState;
  #request: Request;
  /** What is told while an answer is on its way, which may be from before that; null at other times. */
  #told: EmojiChanged[] | null = null;

  constructor(live: LiveState, request: Request) {
    this.#live = live;
    this.#request = request;
  }

  async ask(): Promise<void> {
    const told: EmojiChanged[] = this.#told = [];
    const { emojiMark } = this.#live.current;
    const ask = emojiMark === null ? {} : { known: emojiMark };
    await this.#request("emoji.list", ask, (outcome) => {
      // Another socket has asked since
      if (told !== this.#told) return;
      this.#told = null;
      if (!outcome.ok) return;
      this.#live.current = told.reduce(
        withEmojiChange,
        withEmoji(this.#live.current, outcome.value),
      );
    });
    this.#live.tell();
  }

  took(events: readonly ServerEvent[]): void {
    for (const event of events) if (event.type === "emoji.changed") this.#told?.push(event);
  }
}
