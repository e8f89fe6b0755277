import { Marker, wholeNumber } from "./marker.ts";
import { type Ears, type Send, STAMP, type Wire } from "./wire.ts";

// Quotes that a person writes come escaped, so no body can look like one of these.
const SENT = new Marker(`"message.sent"`);
const REPLY = new Marker(`{"ref":`);
const OK = new TextEncoder().encode(`,"ok":true`);
const STAMPED = new Marker(`"body":"${STAMP}`);
const HELLO = new Marker(`{"type":"hello"`);
const DECODER = new TextDecoder();

interface Reply {
  ref?: number;
  ok?: boolean;
  result?: unknown;
  error?: unknown;
}

/** lib/protocol, as the servers speak it that we wrote. */
export const PARLEY_WIRE: Wire = {
  opening: null,

  read(ears, bytes, start, end) {
    if (!ears.isGreeted && HELLO.find(bytes, start, end) !== -1) ears.greeted();
    if (ears.asked.size > 0) readAnswers(ears, DECODER.decode(bytes.subarray(start, end)));
    if (ears.awaitsReplies) readReplies(ears, bytes, start, end);
    ears.delivered(SENT.count(bytes, start, end));
    if (ears.samples) readStamps(ears, bytes, start, end);
  },

  ask(ref, type, fields) {
    return JSON.stringify({ ref, type, ...fields });
  },

  send({ ref, stream, number, id, room, body }: Send) {
    return `{"ref":${ref},"type":"message.send","once":{"stream":"${stream}","number":${number},` +
      `"id":"c${id}"},"room":"${room}","body":"${body}"}`;
  },
};

function readReplies(ears: Ears, bytes: Uint8Array, start: number, end: number): void {
  let at = REPLY.find(bytes, start, end);
  while (at !== -1) {
    const ref = wholeNumber(bytes, at + REPLY.length, end);
    const after = at + REPLY.length + digits(ref);
    if (OK.every((byte, i) => bytes[after + i] === byte)) ears.acknowledged(ref);
    else ears.refused(DECODER.decode(bytes.subarray(at, Math.min(end, at + 200))));
    at = REPLY.find(bytes, after, end);
  }
}

function digits(value: number): number {
  let count = 1;
  for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) count++;
  return count;
}

function readAnswers(ears: Ears, frame: string): void {
  for (const { ref, ok, result, error } of JSON.parse(frame) as Reply[]) {
    if (ref !== undefined && ears.asked.has(ref)) {
      ears.answered(ref, ok === true, ok === true ? result : error);
    }
  }
}

export function readStamps(ears: Ears, bytes: Uint8Array, start: number, end: number): void {
  let at = STAMPED.find(bytes, start, end);
  while (at !== -1) {
    at += STAMPED.length;
    ears.stamped(wholeNumber(bytes, at, end) / 1000);
    at = STAMPED.find(bytes, at, end);
  }
}
