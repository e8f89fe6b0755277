/** Who follows what. Maps and fan-out: no permissions, no storage. */
import type { CloseReason, RoomId, UserId } from "../protocol/mod.ts";
import type { Standing, Topic } from "../store/mod.ts";
import type { Peer } from "./peer.ts";

/** What is told of a person to those who look at them. */
type Glimpse = `@${UserId}`;
type Followed = Topic | Glimpse;

export function glimpseOf(user: UserId): Glimpse {
  return `@${user}`;
}

const NOBODY: ReadonlySet<Peer> = new Set();

export class Hub {
  readonly #followers = new Map<Followed, Set<Peer>>();
  readonly #peers = new Map<UserId, Set<Peer>>();
  readonly #topics = new Map<Peer, Set<Followed>>();

  add(peer: Peer): void {
    put(this.#peers, peer.user, peer);
    this.#topics.set(peer, new Set());
    this.follow(peer, peer.user);
  }

  remove(peer: Peer): void {
    for (const topic of this.#topics.get(peer) ?? []) take(this.#followers, topic, peer);
    this.#topics.delete(peer);
    take(this.#peers, peer.user, peer);
  }

  /** Only those that are here can follow: a peer that left meanwhile is not put back. */
  follow(peer: Peer, topic: Followed): void {
    const topics = this.#topics.get(peer);
    if (topics === undefined) return;
    topics.add(topic);
    put(this.#followers, topic, peer);
  }

  unfollow(peer: Peer, topic: Followed): void {
    this.#topics.get(peer)?.delete(topic);
    take(this.#followers, topic, peer);
  }

  roomsOf(peer: Peer): RoomId[] {
    const topics = this.#topics.get(peer) ?? [];
    return Array.from(topics).filter((topic): topic is RoomId => !/^[u@]/.test(topic));
  }

  /** All of a person's peers, one way or the other. */
  move(user: UserId, topic: Followed, follows: boolean): void {
    for (const peer of this.peersOf(user)) {
      peer.moves++;
      if (follows) this.follow(peer, topic);
      else this.unfollow(peer, topic);
    }
  }

  /** Of these people and of no others. */
  watch(peer: Peer, users: readonly UserId[]): void {
    const watched = new Set<Followed>(users.map(glimpseOf));
    for (const topic of this.#topics.get(peer) ?? []) {
      if (topic.startsWith("@") && !watched.has(topic)) this.unfollow(peer, topic);
    }
    for (const topic of watched) this.follow(peer, topic);
  }

  /**
   * Out of a room, and out of sight of those who see others only in company. Who shares another room
   * with them sees them again as soon as they look.
   */
  part(user: UserId, room: RoomId): void {
    for (const peer of this.#followers.get(room) ?? []) {
      if (peer.inCompany) this.unfollow(peer, glimpseOf(user));
    }
    for (const peer of this.peersOf(user)) if (peer.inCompany) this.watch(peer, []);
  }

  tellPerson(user: UserId, text: string): void {
    const chunk = { text };
    for (const peer of this.peersOf(user)) peer.tell(chunk);
  }

  tellAll(text: string): void {
    const chunk = { text };
    for (const peer of this.#topics.keys()) peer.tell(chunk);
  }

  publish(topic: Followed, text: string, except: readonly UserId[] = []): void {
    const followers = this.#followers.get(topic);
    if (followers === undefined) return;
    const chunk = { text };
    for (const peer of followers) if (!except.includes(peer.user)) peer.tell(chunk);
  }

  private peersOf(user: UserId): ReadonlySet<Peer> {
    return this.#peers.get(user) ?? NOBODY;
  }

  /** To a person's own peers that follow it, and to nobody else's. */
  publishOwn(topic: Followed, text: string, user: UserId): void {
    const chunk = { text };
    for (const peer of this.#followers.get(topic) ?? []) if (peer.user === user) peer.tell(chunk);
  }

  /** By the sockets that are here. */
  standingOf(user: UserId): Standing {
    const peers = [...this.peersOf(user)];
    if (peers.length === 0) return "offline";
    return peers.every(({ isUnattended }) => isUnattended) ? "away" : "online";
  }

  here(): Iterable<UserId> {
    return this.#peers.keys();
  }

  get size(): number {
    return this.#topics.size;
  }

  renameSession(from: string, to: string): void {
    for (const peer of this.#topics.keys()) if (peer.session === from) peer.session = to;
  }

  closeAll(why: CloseReason): void {
    this.closeWhere(() => true, why);
  }

  closeWhere(isMeant: (peer: Peer) => boolean, why: CloseReason): void {
    for (const peer of this.#topics.keys()) if (isMeant(peer)) peer.close(why);
  }
}

function put<K>(map: Map<K, Set<Peer>>, key: K, peer: Peer): void {
  const peers = map.get(key);
  if (peers === undefined) map.set(key, new Set([peer]));
  else peers.add(peer);
}

function take<K>(map: Map<K, Set<Peer>>, key: K, peer: Peer): void {
  const peers = map.get(key);
  if (peers === undefined) return;
  peers.delete(peer);
  if (peers.size === 0) map.delete(key);
}
