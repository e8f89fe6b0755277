/** One connected client: what waits for it, and when it is sent. */
import { CLOSE_CODES, type CloseReason, type UserId } from "../protocol/mod.ts";
import type { Pace } from "./pace.ts";
import type { Chunk, Sequence } from "./sequence.ts";

export interface PeerSocket {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(frame: string): void;
  close(code: number, reason: string): void;
}

/** While this much is on its way to a slow reader, the rest waits here. */
const BUFFER_BYTES = 256 * 1024;
/** More than this waiting, and the reader catches up by sync instead. */
const WAITING_CHARS = 1024 * 1024;

export class Peer {
  sentAt = -Infinity;
  /** Grows when its person comes into a room or goes out: a lookup of their rooms was overtaken. */
  moves = 0;
  /** Until the hello nothing is told: the client asks how things stand after it. */
  isGreeted = true;
  /** A program that may only write has its answers, and hears no news. */
  isDeaf = false;
  /** Nobody is at its keyboard. */
  isUnattended = false;
  /** Whether it hears of people only while they are in a room with its own person. */
  inCompany = false;
  #waiting: Sequence | null = null;

  constructor(
    private readonly socket: PeerSocket,
    private readonly pace: Pace,
    readonly user: UserId,
    /** What the session is called inside; another name comes with a renewed token. */
    public session: string,
  ) {}

  /** News: soon, together with what else comes within the same few milliseconds. */
  tell(chunk: Chunk): void {
    if (!this.isGreeted || this.isDeaf) return;
    this.#add(chunk);
    this.pace.soon(this);
  }

  /** An answer: at once, with all that waits. */
  answer(text: string): void {
    this.isGreeted = true;
    this.#add({ text });
    this.pace.now(this);
  }

  get isIdle(): boolean {
    return this.#waiting === null;
  }

  /** False while the reader is too slow to be sent more. */
  flush(now: number): boolean {
    if (this.#waiting === null) return true;
    if (this.socket.readyState !== WebSocket.OPEN) {
      this.#waiting = null;
      return true;
    }
    if (this.socket.bufferedAmount > BUFFER_BYTES) return false;
    const { frame } = this.#waiting;
    this.#waiting = null;
    this.sentAt = now;
    this.socket.send(frame);
    return true;
  }

  close(why: CloseReason): void {
    this.#waiting = null;
    this.socket.close(CLOSE_CODES[why], why);
  }

  #add(chunk: Chunk): void {
    this.#waiting = (this.#waiting ?? this.pace.sequence).with(chunk);
    if (this.#waiting.chars > WAITING_CHARS && this.socket.bufferedAmount > BUFFER_BYTES) {
      this.pace.counts.slowReaders++;
      this.close("slow_reader");
    }
  }
}
