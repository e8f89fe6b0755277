/** A socket, and the time of a pace, in the test's own hands. */
import { Pace, type PaceTime } from "../../lib/live/pace.ts";
import { Peer, type PeerSocket } from "../../lib/live/peer.ts";
import type { UserId } from "../../lib/protocol/mod.ts";

export class HandSocket implements PeerSocket {
  readyState: number = WebSocket.OPEN;
  /** Grows with what is sent while nobody reads. */
  bufferedAmount = 0;
  reads = true;
  readonly frames: string[] = [];
  closed: { code: number; reason: string } | null = null;
  /** How long it takes to send. */
  sendMs = 0;

  constructor(private readonly time = new HandTime()) {}

  send(frame: string): void {
    if (this.readyState !== WebSocket.OPEN) throw new Error("The socket is closed");
    this.time.spend(this.sendMs);
    this.frames.push(frame);
    if (!this.reads) this.bufferedAmount += frame.length;
  }

  readAll(): void {
    this.reads = true;
    this.bufferedAmount = 0;
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
    this.readyState = WebSocket.CLOSING;
  }

  /** What has come, item by item. */
  get items(): unknown[] {
    return this.frames.flatMap((frame) => JSON.parse(frame));
  }
}

export class HandTime implements PaceTime {
  #now = 1_000;
  #timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  later(run: () => void, ms: number): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Passes while something is done: no timer can come in between. */
  spend(ms: number): void {
    this.#now += ms;
  }

  /** What is decided in a turn is sent at its end; then time passes. */
  async pass(ms: number): Promise<void> {
    await endOfTurn();
    this.#now += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter(({ at }) => at > this.#now);
    for (const { run } of due) run();
    await endOfTurn();
  }

  get timers(): number {
    return this.#timers.length;
  }
}

/** Microtasks that are queued now have run, and those that they queue. */
export async function endOfTurn(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

export interface HandPeer {
  readonly peer: Peer;
  readonly socket: HandSocket;
}

/** Never calm, unless the test says how much news is little. */
export function pacedPeers(
  count: number,
  calmNews = 0,
): { time: HandTime; pace: Pace; peers: HandPeer[] } {
  const time = new HandTime();
  const pace = new Pace(time, calmNews);
  const peers = Array.from({ length: count }, (_, i) => {
    const socket = new HandSocket(time);
    const user = `u${String(i).padStart(11, "0")}` as UserId;
    return { socket, peer: new Peer(socket, pace, user, `session ${i}`) };
  });
  return { time, pace, peers };
}
