/** Wires the parts of one chat together. What is opened here is closed by its close(). */
import { Passwords } from "./auth/mod.ts";
import { Chores, OFTEN, SELDOM } from "./chores.ts";
import type { Clock } from "./clock.ts";
import type { ParleySettings } from "./config/mod.ts";
import { createGateway, type Gateway } from "./gateway/mod.ts";
import { createLive, type LiveTimes } from "./live/mod.ts";
import type { Log } from "./log.ts";
import type { PresenceState, UserId } from "./protocol/mod.ts";
import type { Store } from "./store/mod.ts";

export interface ChatParts {
  readonly store: Store;
  readonly settings: ParleySettings;
  readonly clock: Clock;
  readonly log: Log;
  /** Shorter ones, for tests. */
  readonly times?: Partial<LiveTimes>;
}

export interface Chat extends ChatParts {
  readonly passwords: Passwords;
  readonly gateway: Gateway;
  readonly chores: Chores;
  /** What people wrote for later. */
  readonly sending: Chores;
  /** What somebody sees of it whose id comes second. */
  presenceOf(user: UserId, looker: UserId): PresenceState;
  /** Everything that is counted, by name. */
  counts(): Readonly<Record<string, number>>;
  /** Whether people can be served now; answers within a second, whatever hangs. */
  healthy(): Promise<boolean>;
  /** Sends everyone away from their sockets, before the process waits for what is under way. */
  farewell(): void;
  close(): Promise<void>;
}

const HEALTH_MS = 1_000;
const COUNTS_MS = 20_000;

export async function createChat(parts: ChatParts): Promise<Chat> {
  const { store, settings, clock, log } = parts;
  const live = await createLive(store, () => clock.now(), parts.times);
  const ground = { store, now: () => clock.now() };
  const chores = new Chores(ground, log, SELDOM);
  const sending = new Chores(ground, log, OFTEN);
  const gateway = createGateway({
    ground,
    live,
    sendRate: settings.sendRate,
    log,
  });
  const counts = () => ({ ...live.counts, ...gateway.counts, ...store.counts });
  const telling = setInterval(() => {
    log.debug("counts", counts());
    void store.remember();
  }, COUNTS_MS);
  return {
    ...parts,
    gateway,
    chores,
    sending,
    presenceOf: (user, looker) => live.presenceOf(user, looker),
    passwords: new Passwords(),
    counts,
    healthy: async () => live.isServing && await store.ping(HEALTH_MS),
    farewell: () => live.farewell(),
    async close() {
      clearInterval(telling);
      gateway.stop();
      await Promise.all([chores.stop(), sending.stop()]);
      await live.stop();
      await store.close();
    },
  };
}
