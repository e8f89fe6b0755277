/** The live side of one instance: what the feed says is carried out here and told to the peers. */
import type { RoomId, UserId } from "../protocol/mod.ts";
import {
  type Control,
  type FeedEntry,
  type FeedItem,
  headRow,
  isPerson,
  type Store,
} from "../store/mod.ts";
import { Feed, FEED_TIMES, type FeedTimes } from "./feed.ts";
import { Hub } from "./hub.ts";
import { Pace } from "./pace.ts";
import { Peer, type PeerSocket } from "./peer.ts";

export interface Live {
  readonly counts: Readonly<Record<string, number>>;
  /** False while the store gives no answer: nothing that was known of it is trusted. */
  readonly isServing: boolean;
  connect(socket: PeerSocket, user: UserId, session: string): Peer;
  /** Has a peer follow its person's rooms; again, should they change while they are looked up. */
  followAll(peer: Peer, roomsOf: () => Promise<RoomId[]>): Promise<void>;
  disconnect(peer: Peer): void;
  /** Sends everyone away, to come back once this instance is up again. */
  farewell(): void;
  stop(): Promise<void>;
}

export async function createLive(store: Store, times: FeedTimes = FEED_TIMES): Promise<Live> {
  const live = new LiveParts(store, times);
  await live.start();
  return live;
}

class LiveParts implements Live {
  readonly #hub = new Hub();
  readonly #pace = new Pace();
  readonly #feed: Feed;
  /** Moves with each change of who is where, so that a lookup sees that it was overtaken. */
  #moves = 0;
  #isLeaving = false;

  constructor(private readonly store: Store, times: FeedTimes) {
    this.#feed = new Feed(store, {
      heard: (entry) => this.#hear(entry),
      missed: () => this.#missed(),
      lost: () => this.#hub.closeAll("store_unavailable"),
      found: () => store.cache.forgetAll(),
    }, times);
  }

  async start(): Promise<void> {
    await this.#feed.start();
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

  connect(socket: PeerSocket, user: UserId, session: string): Peer {
    const peer = new Peer(socket, this.#pace, user, session);
    this.#hub.add(peer);
    return peer;
  }

  async followAll(peer: Peer, roomsOf: () => Promise<RoomId[]>): Promise<void> {
    for (;;) {
      const moves = this.#moves;
      const rooms = await roomsOf();
      if (moves !== this.#moves) continue;
      for (const room of rooms) this.#hub.follow(peer, room);
      return;
    }
  }

  disconnect(peer: Peer): void {
    this.#hub.remove(peer);
  }

  farewell(): void {
    this.#isLeaving = true;
    this.#hub.closeAll("restarting");
  }

  async stop(): Promise<void> {
    this.farewell();
    await this.#feed.stop();
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
        this.#moves++;
        this.#hub.move(control.user, control.room, control.do === "admit");
        this.#hub.tellPerson(control.user, control.text);
        break;
      case "end_session":
        this.#endSession(control.session);
        break;
      case "presence":
        break;
    }
  }

  #endSession(session: string): void {
    this.#moves++;
    this.#hub.closeWhere((peer) => peer.session === session, "signed_out");
  }

  /** What is remembered of rows may be old, and so may be what peers were told. */
  #missed(): void {
    this.store.cache.forgetAll();
    this.#moves++;
    this.#hub.closeAll("resync");
  }
}
