/**
 * The tabs of one person in one browser, one of which leads: it holds a lock, and the browser gives
 * that to the next when it closes or crashes. Where pages come over plain http from another machine
 * there are no locks: there each tab leads itself.
 */
export interface TabLineLink<Said> {
  /** It is this tab's turn, until it ends. */
  onLead(): void;
  /** By another tab. */
  onSaid(said: Said): void;
}

export class TabLine<Said> {
  #channel: BroadcastChannel;
  #ending = new AbortController();
  #isLead = false;

  constructor(name: string, { onLead, onSaid }: TabLineLink<Said>) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => onSaid(data as Said);
    void holdLock(name, "exclusive", this.#ending.signal, () => {
      this.#isLead = true;
      onLead();
    });
  }

  get leads(): boolean {
    return this.#isLead && !this.#ending.signal.aborted;
  }

  say(said: Said): void {
    if (!this.#ending.signal.aborted) this.#channel.postMessage(said);
  }

  stop(): void {
    this.#ending.abort();
    this.#channel.close();
  }
}

/** From when it is granted until the end. Without locks it is granted to everybody. */
export async function holdLock(
  name: string,
  mode: LockMode,
  ending: AbortSignal,
  onHeld: () => void,
): Promise<void> {
  if (!("locks" in navigator)) {
    await Promise.resolve();
    return ending.aborted ? undefined : onHeld();
  }
  try {
    await navigator.locks.request(name, { mode, signal: ending }, async () => {
      if (ending.aborted) return;
      onHeld();
      await new Promise((end) => ending.addEventListener("abort", end));
    });
  } catch {
    // Called off before it was this tab's turn
  }
}
