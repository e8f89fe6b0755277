// How a client talks to one kind of server. All else about a client is the same for all of them.

/** What a client wants to know of a frame. */
export interface Ears {
  readonly isGreeted: boolean;
  /** Whether a reply is awaited at all: else nobody looks for one. */
  readonly awaitsReplies: boolean;
  /** Whether the age of what is delivered is measured here. */
  readonly samples: boolean;
  /** Commands whose whole result is wanted. */
  readonly asked: ReadonlyMap<number, unknown>;
  delivered(count: number): void;
  /** The time that a sender put into a body. */
  stamped(sentAt: number): void;
  acknowledged(ref: number): void;
  answered(ref: number, ok: boolean, result: unknown): void;
  refused(frame: string): void;
  /** Says it with the next flush. */
  say(text: string): void;
  /** May send from now on. */
  greeted(): void;
}

export interface Send {
  ref: number;
  stream: string;
  /** Its place in the stream, from 1. */
  number: number;
  /** Eleven letters or digits that no other message has. */
  id: string;
  room: string;
  body: string;
}

export interface Wire {
  /** Said as soon as the socket is open. */
  readonly opening: string | null;
  read(ears: Ears, bytes: Uint8Array, start: number, end: number): void;
  /** The text of a command with these fields. */
  ask(ref: number, type: string, fields: object): string;
  send(message: Send): string;
}

/** What marks a body whose age is measured; the time follows, in microseconds. */
export const STAMP = "~@";

/** A body of this many characters that says when it was sent. */
export function stampedBody(now: number, length: number): string {
  return `${STAMP}${Math.round(now * 1000)};`.padEnd(length, "so it goes, and what comes then? ");
}
