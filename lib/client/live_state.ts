/** The state as it is now, and those who want to know when it is another. */
import type { ChatState } from "./state/chat_state.ts";

export class LiveState {
  current: ChatState;
  #listeners = new Set<() => void>();

  constructor(current: ChatState) {
    this.current = current;
  }

  /** Called after each frame that changed something, not for each event. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Settled as soon as the condition holds. */
  until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const unsubscribe = this.subscribe(() => {
      if (!holds()) return;
      unsubscribe();
      resolve();
    });
    return promise;
  }
}
