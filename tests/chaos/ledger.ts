/**
 * What was promised, written down from outside: each order that a client accepted, and each answer
 * that came back for one. The end is held against this.
 */
import type { Order } from "../../lib/client/mod.ts";
import type { ClientId, ErrorCode, Once, Outcome, RoomId } from "../../lib/protocol/mod.ts";

/** A text that no other order has: who, and their how-manieth. */
export interface Mark {
  readonly label: string;
  readonly seq: number;
}

export interface Accepted extends Mark {
  readonly order: Order;
}

export interface Answered {
  readonly label: string;
  readonly type: Order["type"];
  readonly ask: Order["ask"];
  readonly once: Once;
  readonly result: { readonly id?: string; readonly room?: string };
}

export class Ledger {
  /** By mark. */
  readonly accepted = new Map<string, Accepted>();
  readonly acked = new Map<ClientId, Answered>();
  readonly refused = new Map<ClientId, { code: ErrorCode; ask: Order["ask"] }>();
  /** Sentences, each about something that must not be. */
  readonly odd: string[] = [];
  onAck: () => void = () => {};

  answered(
    label: string,
    type: Order["type"],
    { once, ...ask }: { once: Once } & Record<string, unknown>,
    outcome: Outcome<unknown>,
  ): void {
    if (!outcome.ok) return this.#wasRefused(label, type, once, ask as never, outcome.code);
    const result = outcome.value as Answered["result"];
    const before = this.acked.get(once.id);
    if (before !== undefined) return this.sameAgain(before, outcome);
    this.acked.set(once.id, { label, type, ask: ask as never, once, result });
    this.onAck();
  }

  /** Answered once, an order is always answered in the same way. */
  sameAgain(before: Answered, outcome: Outcome<unknown>): void {
    if (outcome.ok && JSON.stringify(outcome.value) === JSON.stringify(before.result)) return;
    if (!outcome.ok && (outcome.code === "unavailable" || outcome.code === "busy")) return;
    this.odd.push(
      `${before.label}: ${before.type} ${JSON.stringify(before.once)} was answered with ` +
        `${JSON.stringify(before.result)}, and again with ${JSON.stringify(outcome)}`,
    );
  }

  #wasRefused(
    label: string,
    type: string,
    once: Once,
    ask: Order["ask"],
    code: ErrorCode,
  ): void {
    if (UNHEARD_OF.includes(code)) {
      this.odd.push(`${label}: ${type} ${JSON.stringify(once)} was refused with ${code}`);
    }
    if (this.acked.has(once.id)) {
      if (code !== "unavailable" && code !== "busy") {
        this.odd.push(`${label}: ${type} ${once.id} was done, and then refused with ${code}`);
      }
    } else if (FINAL.includes(code)) this.refused.set(once.id, { code, ask });
  }
}

const FINAL: ErrorCode[] = ["not_found", "forbidden", "gone", "too_many"];
/** No fault of the network or of a server that was killed explains these. */
const UNHEARD_OF: ErrorCode[] = [
  "internal",
  "bad_command",
  "bad_frame",
  "unknown_command",
  "stream_conflict",
  "unknown_stream",
];

export function markOf({ label, seq }: Mark): string {
  return `<${label}:${seq}>`;
}

export function marksIn(text: string): string[] {
  return text.match(/<[^<>]+:\d+>/g) ?? [];
}

export function roomOf(ask: Order["ask"]): RoomId | null {
  return "room" in ask ? ask.room : null;
}
