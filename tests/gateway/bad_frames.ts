/**
 * Frames as no good client sends them, and good ones between them, from a seed. None is larger
 * than a frame may be: what is larger ends the connection, and has tests of its own.
 */
import { LIMITS, utf8Length } from "../../lib/protocol/mod.ts";
import { SAMPLES, TYPES } from "../protocol/command_samples.ts";

export type Frame = string | Uint8Array<ArrayBuffer>;
type Random = () => number;

export class BadFrames {
  #ref = 0;

  constructor(private readonly random: Random) {}

  next(): Frame {
    for (;;) {
      const frame = this.#pick(this.#kinds)();
      if (typeof frame !== "string" || utf8Length(frame) <= LIMITS.frameBytes) return frame;
    }
  }

  /** What a reply to it has to carry: its own ref where that can be read, else 0. */
  static answerTo(frame: Frame): number {
    if (typeof frame !== "string") return 0;
    try {
      const { ref } = Object(JSON.parse(frame));
      return Number.isSafeInteger(ref) && ref > 0 ? ref : 0;
    } catch {
      return 0;
    }
  }

  readonly #kinds: readonly (() => Frame)[] = [
    () => JSON.stringify(this.#sample()),
    () => JSON.stringify(this.#mutated()),
    () => JSON.stringify(this.#mutated()),
    () => JSON.stringify(this.#mutated()),
    () => this.#broken(JSON.stringify(this.#sample())),
    () => JSON.stringify(this.#value(3)),
    () => JSON.stringify({ ...this.#sample(), type: this.#value(1) }),
    () => JSON.stringify({ ...this.#sample(), type: this.#pick(NO_TYPES) }),
    () => JSON.stringify({ ...this.#sample(), ref: this.#pick(NO_REFS) }),
    () => this.#withProto(JSON.stringify(this.#sample())),
    () => this.#deep(),
    () => this.#text(this.#below(200)),
    () => Uint8Array.from({ length: this.#below(300) }, () => this.#below(256)),
  ];

  #sample(): Record<string, unknown> {
    const type = this.#pick(TYPES);
    return { ref: ++this.#ref, type, ...structuredClone(SAMPLES[type]) };
  }

  /** A field is missing, is something else, or is one too many; perhaps deep inside. */
  #mutated(): Record<string, unknown> {
    const sample = this.#sample();
    let at: Record<string, unknown> = sample;
    for (;;) {
      const keys = Object.keys(at).filter((key) => key !== "ref");
      const key = this.#pick(keys.length === 0 ? ["more"] : keys);
      const inside = at[key];
      if (typeof inside === "object" && inside !== null && this.random() < 0.7) {
        at = inside as Record<string, unknown>;
        continue;
      }
      const change = this.random();
      if (change < 0.2) delete at[key];
      else if (change < 0.4) at[this.#pick(ODD_KEYS)] = this.#value(1);
      else at[key] = this.#value(2);
      return sample;
    }
  }

  #broken(json: string): string {
    const at = this.#below(json.length);
    return json.slice(0, at) + this.#pick(["", "}", "\u0000", '"', "\\", ",,"]) +
      json.slice(at + 1 + this.#below(3));
  }

  #withProto(json: string): string {
    const key = this.#pick(["__proto__", "constructor", "toString"]);
    return `{"${key}":${JSON.stringify(this.#sample())},${json.slice(1)}`;
  }

  #deep(): string {
    const depth = this.#below(30_000);
    const [open, close] = this.#pick([["[", "]"], ['{"a":', "}"]] as const);
    const body = open.repeat(depth / open.length) + "1" + close.repeat(depth / open.length);
    return this.random() < 0.5 ? body : `{"ref":${++this.#ref},"type":"ping","x":${body}}`;
  }

  #value(depth: number): unknown {
    const kind = this.#below(depth > 0 ? 10 : 8);
    if (kind < 4) return this.#pick(ODD_VALUES);
    if (kind < 6) return this.#text(this.#below(40));
    if (kind === 6) return this.#text(1).repeat(this.#below(5_000));
    if (kind === 7) return (this.random() - 0.5) * 10 ** this.#below(300);
    const inside = Array.from({ length: this.#below(5) }, () => this.#value(depth - 1));
    if (kind === 8) return inside;
    return Object.fromEntries(inside.map((value) => [this.#pick(ODD_KEYS), value]));
  }

  /** Of all planes, half surrogates and control characters among them. */
  #text(length: number): string {
    const codes = Array.from({ length }, () => this.#below(this.#pick([32, 128, 0x3000, 0x10000])));
    return String.fromCharCode(...codes);
  }

  #below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#below(from.length)]!;
  }
}

const NO_TYPES = ["", "Ping", "ping ", "message", "__proto__", "constructor", "hello", "moved"];
const NO_REFS = [0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, "1", null, true, [1], {}];
const ODD_KEYS = ["a", "ref", "type", "room", "once", "toJSON", "size", "hasOwnProperty", ""];
const ODD_VALUES = [null, true, false, 0, -1, 1e21, 0.1, "", [], {}, "null", "\ud800", [[]], "u"];
