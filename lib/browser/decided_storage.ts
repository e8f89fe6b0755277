/** The last decisions, kept over a reload: of which messages, and why; nothing of what they say. */
import type { Decided, DecidedStorage } from "./ringer.ts";

/** Writing takes time, and a room where much is said brings many. */
const WRITE_AFTER_MS = 1_000;

export function decidedStorage(name: string): DecidedStorage {
  const key = `parley rang for ${name}`;
  let latest: readonly Decided[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    timer = null;
    try {
      localStorage.setItem(key, JSON.stringify(latest));
    } catch {
      // A full disk, or a browser that keeps nothing: it lasts as long as the page
    }
  };
  return {
    read() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? "[]") as readonly Decided[];
      } catch {
        return [];
      }
    },
    write(decided) {
      latest = decided;
      timer ??= setTimeout(write, WRITE_AFTER_MS);
    },
    forget() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      localStorage.removeItem(key);
    },
  };
}
