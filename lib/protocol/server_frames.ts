/**
 * Frames of a server: a JSON array of replies and events, so that what comes together travels
 * together. Who reads them takes them at their word: they come from the server that one has chosen.
 */
import type { Refusal } from "./errors.ts";
import type { ServerEvent } from "./events.ts";
import type { Reply } from "./replies.ts";

export type ServerItem = Reply | ServerEvent;

export function decodeServerFrame(frame: string): ServerItem[] {
  return JSON.parse(frame) as ServerItem[];
}

export function encodeResult(ref: number, result: unknown): string {
  return JSON.stringify({ ref, ok: true, result } satisfies Reply);
}

export function encodeRefusal(ref: number, { ok, ...error }: Refusal): string {
  return JSON.stringify({ ref, ok, error } satisfies Reply);
}

export function isReply(item: ServerItem): item is Reply {
  return "ref" in item;
}
