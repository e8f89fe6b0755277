/** The live side of one instance: what the feed says is carried out here and told to the peers. */
import {
  type PresenceChanged,
  type PresenceState,
  type RoomId,
  roughly,
  type UserId,
} from "../protocol/mod.ts";
import {
  type Control,
  type Ended,
  type FeedEntry,
  type FeedItem,
  headRow,
  isPerson,
  type Store,
} from "../store/mod.ts";
import { Feed } from "./feed.ts";
import { glimpseOf, Hub } from "./hub.ts";
import { Pace } from "./pace.ts";
import { Peer, type PeerSocket } from "./peer.ts";
import { Presence, type Shown } from "./presence.ts";
import { LIVE_TIMES, type LiveTimes } from "./times.ts";

export interface Live {
  readonly counts: Readonly<Record<string, number>>;
  /** False while the store gives no answer: nothing that was known of it is trusted. */
  readonly isServing: boolean;
  connect(socket: PeerSocket, user: UserId, session: string, isIdle: boolean): Peer;
  /** Has a peer follow its person's rooms; again, should they change while they are looked up. */
  followAll(peer: Peer, roomsOf: () => Promise<RoomId[]>): Promise<void>;
  /** Those that a peer follows. */
  roomsOf(peer: Peer): RoomId[];
  disconnect(peer: Peer): void;
  /** Has a peer hear of these people, and of no others, when they come and go. */
  watch(peer: Peer, users: readonly UserId[], inCompany: boolean): void;
  /** Whether nobody is at the keyboard of a peer. */
  setIdle(peer: Peer, isIdle: boolean): void;
  /** What somebody sees of it whose id comes second. */
  presenceOf(user: UserId, looker: UserId): PresenceState;
  /** Sends everyone away, to come back once this instance is up again. */
  farewell(): void;
  stop(): Promise<void>;
}

export async function createLive(
  store: Store,
  now: () => number,
  times: Partial<LiveTimes> = {},
): Promise<Live> {
  const live = new LiveParts(store, now, { ...LIVE_TIMES, ...times });
  await live.start();
  return live;
}

class LiveParts implements Live {
  readonly #hub = new Hub();
  readonly #pace = new Pace();
  readonly #feed: Feed;
  readonly #presence: Presence;
  #isLeaving = false;

  constructor(private readonly store: Store, now: () => number, times: LiveTimes) {
    this.#feed = new Feed(store, {
      heard: (entry) => this.#hear(entry),
      missed: () => this.#missed(),
      lost: () => this.#lose(),
      found: () => this.#find(),
    }, times);
    this.#presence = new Presence(
      store,
      {
        changed: (user, before, after, at) => this.#tellPresence(user, before, after, at),
        standingOf: (user) => this.#hub.standingOf(user),
        here: () => this.#hub.here(),
      },
      now,
      times,
    );
  }

  /** The feed first: what changes while the rest is looked up is heard. */
  async start(): Promise<void> {
    await this.#feed.start();
    this.store.sessions.hears(true);
    await this.#presence.start();
  }

  get counts(): Readonly<Record<string, number>> {
    return {
      connections: this.#hub.size,
      frames: this.#pace.counts.frames,
      slowReaders: this.#pace.counts.slowReaders,
      feedEntries: this.#feed.counts.entries,
      feedMissed: this.#feed.counts.missed,
    };
  }

  get isServing(): boolean {
    return !this.#feed.isLost && !this.#isLeaving;
  }

  connect(socket: PeerSocket, user: UserId, session: string, isIdle: boolean): Peer {
    const peer = new Peer(socket, this.#pace, user, session);
    peer.isGreeted = false;
    peer.isUnattended = isIdle;
    this.#hub.add(peer);
    this.#presence.arrived(user);
    return peer;
  }

  async followAll(peer: Peer, roomsOf: () => Promise<RoomId[]>): Promise<void> {
    for (;;) {
      const { moves } = peer;
      const rooms = await roomsOf();
      if (moves !== peer.moves) continue;
      for (const room of rooms) this.#hub.follow(peer, room);
      return;
    }
  }

  roomsOf(peer: Peer): RoomId[] {
    return this.#hub.roomsOf(peer);
  }

  disconnect(peer: Peer): void {
    this.#hub.remove(peer);
    this.#presence.left(peer.user);
  }

  watch(peer: Peer, users: readonly UserId[], inCompany: boolean): void {
    peer.inCompany = inCompany;
    this.#hub.watch(peer, users);
  }

  setIdle(peer: Peer, isIdle: boolean): void {
    if (peer.isUnattended === isIdle) return;
    peer.isUnattended = isIdle;
    this.#presence.turned(peer.user);
  }

  presenceOf(user: UserId, looker: UserId): PresenceState {
    const shown = this.#presence.shownOf(user);
    return user === looker ? shown.toOwn : shown.toOthers;
  }

  farewell(): void {
    this.#isLeaving = true;
    this.#hub.closeAll("restarting");
  }

  async stop(): Promise<void> {
    this.farewell();
    this.store.sessions.hears(false);
    await Promise.all([this.#feed.stop(), this.#presence.stop()]);
    this.#pace.stop();
  }

  #hear({ stamp, items }: FeedEntry): void {
    for (const item of items) this.#hearItem(item, stamp);
  }

  #hearItem({ topic, text, except, head, controls }: FeedItem, stamp: string): void {
    if (head !== undefined && !isPerson(topic)) this.store.cache.hear(headRow(topic), head, stamp);
    for (const control of controls ?? []) this.#carryOut(control);
    if (text !== undefined) this.#hub.publish(topic, text, except);
  }

  #carryOut(control: Control): void {
    switch (control.do) {
      case "admit":
      case "dismiss":
        this.#hub.move(control.user, control.room, control.do === "admit");
        if (control.do === "dismiss") this.#hub.part(control.user, control.room);
        this.#hub.tellPerson(control.user, control.text);
        break;
      case "end_sessions":
        this.#endSessions(control.sessions, control.why);
        break;
      case "rename_session":
        this.store.sessions.forget([control.from]);
        this.#hub.renameSession(control.from, control.to);
        break;
      case "tell_of":
        this.#hub.publish(glimpseOf(control.user), control.text);
        break;
      case "tell_all":
        this.#hub.tellAll(control.text);
        break;
      case "presence":
      case "said":
        this.#presence.heard(control);
        break;
    }
  }

  /** Who is hidden sees of themselves what others do not. */
  #tellPresence(user: UserId, before: Shown, after: Shown, at: number | null): void {
    const topic = glimpseOf(user);
    const textOf = (presence: PresenceState) => {
      const lastSeen = presence === "offline" && at !== null ? roughly(at) : null;
      const event: PresenceChanged = { type: "presence.changed", user, presence, lastSeen };
      return JSON.stringify(event);
    };
    if (before.toOthers !== after.toOthers) {
      this.#hub.publish(topic, textOf(after.toOthers), [user]);
    }
    if (before.toOwn !== after.toOwn) this.#hub.publishOwn(topic, textOf(after.toOwn), user);
  }

  #endSessions(sessions: readonly string[], why: Ended): void {
    this.store.sessions.forget(sessions);
    this.#hub.closeWhere((peer) => sessions.includes(peer.session), why);
  }

  /** Nothing that was known of the store is trusted while it gives no answer. */
  #lose(): void {
    this.store.sessions.hears(false);
    this.#hub.closeAll("store_unavailable");
  }

  #find(): void {
    this.store.sessions.hears(true);
    this.store.cache.forgetAll();
  }

  /** What is remembered of rows may be old, and so may be what peers were told. */
  #missed(): void {
    this.store.cache.forgetAll();
    this.store.sessions.forgetAll();
    this.#presence.rescan().catch(() => {});
    this.#hub.closeAll("resync");
  }
}
