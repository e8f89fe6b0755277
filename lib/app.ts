/** Wires the parts of one chat together. What is opened here is closed by its close(). */
import type { Clock } from "./clock.ts";
import type { ParleySettings } from "./config/mod.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/mod.ts";

export interface ChatParts {
  readonly store: Store;
  readonly settings: ParleySettings;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Chat extends ChatParts {
  /** Whether people can be served now; answers within a second, whatever hangs. */
  healthy(): Promise<boolean>;
  close(): void;
}

const HEALTH_MS = 1_000;

export function createChat({ store, settings, clock, log }: ChatParts): Chat {
  return {
    store,
    settings,
    clock,
    log,
    healthy: () => store.ping(HEALTH_MS),
    close: () => store.close(),
  };
}
