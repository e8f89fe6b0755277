/** Wires the parts of one chat together. What is opened here is closed by its close(). */
import { type FileGround, mostBytesOf, Turns } from "./actions/mod.ts";
import { Passwords } from "./auth/mod.ts";
import { Chores, OFTEN, SELDOM } from "./chores.ts";
import type { Clock } from "./clock.ts";
import type { ParleySettings } from "./config/mod.ts";
import { type Blobs, Receiving } from "./files/mod.ts";
import { createGateway, type Gateway } from "./gateway/mod.ts";
import { createLive, type LiveTimes } from "./live/mod.ts";
import type { Log } from "./log.ts";
import { type PresenceState, randomLetters, type UserId } from "./protocol/mod.ts";
import type { Store } from "./store/mod.ts";

export interface ChatParts {
  readonly store: Store;
  /** Where the bytes of files lie. */
  readonly blobs: Blobs;
  readonly settings: ParleySettings;
  readonly clock: Clock;
  readonly log: Log;
  /** Shorter ones, for tests. */
  readonly times?: Partial<LiveTimes>;
}

export interface Chat extends ChatParts {
  readonly passwords: Passwords;
  readonly gateway: Gateway;
  /** What brings files in, and shows them. */
  readonly files: FileGround;
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
  const files = fileGroundOf(parts);
  const chores = new Chores(files, log, SELDOM);
  const sending = new Chores(files, log, OFTEN);
  const gateway = createGateway({
    ground: files,
    live,
    sendRate: settings.sendRate,
    fileBytes: (place) => mostBytesOf(files.limits, place),
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
    files,
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
      await files.turns.end();
      await live.stop();
      await store.close();
    },
  };
}

const GUEST_BYTES = 10 * 1024 * 1024;
const OPEN_UPLOADS = 50;
/** So that the database can go on writing. */
const ROOM_LEFT = 512 * 1024 * 1024;

function fileGroundOf({ store, blobs, settings: { files }, clock }: ChatParts): FileGround {
  return {
    ...{ store, blobs, now: () => clock.now() },
    receiving: new Receiving(blobs, store.writer),
    turns: new Turns(),
    instance: randomLetters(12),
    limits: {
      ...{ open: OPEN_UPLOADS, bytes: files.mostBytes, bytesADay: files.dayBytes },
      guestBytes: Math.min(GUEST_BYTES, files.mostBytes),
      ...{ bytesInAll: files.allBytes, roomLeft: ROOM_LEFT },
    },
  };
}
