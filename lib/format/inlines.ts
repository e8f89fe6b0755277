/** The text of one paragraph to nodes, in one walk from its first character to its last. */
import { bareLink, destination, pointedLink } from "./links.ts";
import type { Known } from "./known.ts";
import type { Shout } from "../protocol/message.ts";
import type { Inline } from "./nodes.ts";
import { type Mark, Weave } from "./weave.ts";
import { withEmoji } from "./emoji_text.ts";

/** Where something may begin. All between is text. */
const START = /[\\`*_~|![\]<\n@#:]|https?:\/\/|www\./gi;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
/** His arm is no escape. */
const SHRUG = "\\_(ツ)_/";
const MENTION = /@([\p{L}\p{N}](?:[._-]?[\p{L}\p{M}\p{N}])*)/uy;
const CUSTOM_EMOJI = /:([a-z0-9_+-]{1,32}):/y;
const MOST_MENTION_CHARS = 32;
const MOST_ROOM_NAME_CHARS = 80;

/** `2*3*4` means what it says; scripts without spaces go on being emphasised. */
const IN_A_SUM = /[a-z0-9]/i;
const BLANK = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
const WORD = /[\p{L}\p{M}\p{N}_]/u;

export function inlinesOf(text: string, known: Known): Inline[] {
  return withEmoji(new Walk(text, known).nodes());
}

class Walk {
  readonly #text: string;
  readonly #known: Known;
  readonly #weave = new Weave();
  readonly #backticks: Backticks;
  /** After it no bracket can begin a link any more. */
  readonly #lastLink: number;
  #at = 0;

  constructor(text: string, known: Known) {
    this.#text = text;
    this.#known = known;
    this.#backticks = new Backticks(text);
    this.#lastLink = text.lastIndexOf("](");
  }

  nodes(): Inline[] {
    for (;;) {
      START.lastIndex = this.#at;
      const start = START.exec(this.#text);
      this.#addText(start?.index ?? this.#text.length);
      if (start === null) return this.#weave.finish();
      this.#at += this.#read(start[0]) || this.#asText(start[0][0]!);
    }
  }

  #addText(end: number): void {
    if (end > this.#at) this.#weave.addText(this.#text.slice(this.#at, end));
    this.#at = end;
  }

  #asText(char: string): number {
    this.#weave.addText(char);
    return 1;
  }

  /** How many characters it understood, beginning here; 0 if it is but text. */
  #read(start: string): number {
    switch (start) {
      case "\\":
        return this.#escaped();
      case "`":
        return this.#code();
      case "*":
      case "_":
      case "~":
      case "|":
        return this.#marks(start);
      case "!":
        return this.#next === "[" ? this.#openLink("![") : 0;
      case "[":
        return this.#openLink("[");
      case "]":
        return this.#closeLink();
      case "<":
        return this.#link(pointedLink(this.#text, this.#at));
      case "\n":
        this.#weave.add({ type: "break" });
        return 1;
      case "@":
        return this.#mention();
      case "#":
        return this.#roomName();
      case ":":
        return this.#customEmoji();
      default:
        return this.#isInsideWord() ? 0 : this.#bareLink();
    }
  }

  get #next(): string {
    return this.#text[this.#at + 1] ?? "";
  }

  #isInsideWord(): boolean {
    return WORD.test(charBefore(this.#text, this.#at));
  }

  #escaped(): number {
    const isShrug = this.#text.startsWith(SHRUG, this.#at);
    if (!isShrug && !ESCAPABLE.test(this.#next)) return 0;
    this.#weave.addText(isShrug ? SHRUG : this.#next);
    return isShrug ? SHRUG.length : 2;
  }

  #code(): number {
    const length = runLength(this.#text, this.#at);
    const start = this.#at + length;
    const end = this.#backticks.nextRun(length, start);
    if (end === undefined) {
      this.#weave.addText("`".repeat(length));
      return length;
    }
    this.#weave.add({ type: "code", text: unpadded(this.#text.slice(start, end)) });
    return end + length - this.#at;
  }

  #marks(mark: Mark): number {
    const length = runLength(this.#text, this.#at);
    const before = charBefore(this.#text, this.#at);
    const after = charAfter(this.#text, this.#at + length);
    if (mark === "*" && length === 1 && IN_A_SUM.test(before) && IN_A_SUM.test(after)) return 0;
    this.#weave.run({ mark, length, ...sides(mark, before, after) });
    return length;
  }

  #openLink(sign: string): number {
    if (this.#at > this.#lastLink) return 0;
    this.#weave.openLink(sign);
    return sign.length;
  }

  #closeLink(): number {
    if (!this.#weave.hasOpenLink) return 0;
    const found = destination(this.#text, this.#at + 1);
    if (found !== null && this.#weave.closeLink(found.href)) return 1 + found.length;
    this.#weave.dropLink();
    return 0;
  }

  /** What looks like an address and is none is not looked at again. */
  #bareLink(): number {
    const found = bareLink(this.#text, this.#at);
    if (found.href !== null) return this.#link({ ...found, href: found.href });
    if (found.length > 0) this.#weave.addText(found.shown);
    return found.length;
  }

  #link(link: { href: string; shown: string; length: number } | null): number {
    if (link === null) return 0;
    this.#weave.add({ type: "link", href: link.href, nodes: [{ type: "text", text: link.shown }] });
    return link.length;
  }

  #mention(): number {
    if (this.#isInsideWord()) return 0;
    const name = matchAt(MENTION, this.#text, this.#at)?.[1];
    if (name === undefined || [...name].length > MOST_MENTION_CHARS) return 0;
    const whom = shoutOf(name);
    this.#weave.add(whom ? { type: "shout", whom } : { type: "mention", name });
    return name.length + 1;
  }

  #roomName(): number {
    if (this.#isInsideWord()) return 0;
    const start = this.#at + 1;
    // One more than a name can have, to see whether the word goes on.
    const after = this.#text.slice(start, start + MOST_ROOM_NAME_CHARS + 1);
    const length = this.#known.roomName(after);
    if (length === 0) return 0;
    this.#weave.add({ type: "room", name: after.slice(0, length) });
    return length + 1;
  }

  #customEmoji(): number {
    const name = matchAt(CUSTOM_EMOJI, this.#text, this.#at)?.[1];
    if (name === undefined || !this.#known.emoji(name)) return 0;
    this.#weave.add({ type: "custom_emoji", name });
    return name.length + 2;
  }
}

/** Where runs of each length begin, each looked at once however often it is asked for. */
class Backticks {
  readonly #runs = new Map<number, number[]>();
  readonly #passed = new Map<number, number>();

  constructor(text: string) {
    for (const { 0: run, index } of text.matchAll(/`+/g)) {
      const same = this.#runs.get(run.length);
      if (same) same.push(index);
      else this.#runs.set(run.length, [index]);
    }
  }

  nextRun(length: number, from: number): number | undefined {
    const runs = this.#runs.get(length) ?? [];
    let at = this.#passed.get(length) ?? 0;
    while (at < runs.length && runs[at]! < from) at++;
    this.#passed.set(length, at);
    return runs[at];
  }
}

/** Whether a run of marks may begin something, and end something: by what stands around it. */
function sides(mark: Mark, before: string, after: string): { opens: boolean; closes: boolean } {
  const [afterBlank, beforeBlank] = [isBlank(before), isBlank(after)];
  const [afterSign, beforeSign] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  if (mark === "|") return { opens: !beforeBlank, closes: !afterBlank };
  const left = !beforeBlank && (!beforeSign || afterBlank || afterSign);
  const right = !afterBlank && (!afterSign || beforeBlank || beforeSign);
  if (mark !== "_") return { opens: left, closes: right };
  return { opens: left && (!right || afterSign), closes: right && (!left || beforeSign) };
}

function isBlank(char: string): boolean {
  return char === "" || BLANK.test(char);
}

/** A whole one, though it may be written in two halves. */
function charBefore(text: string, at: number): string {
  return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
}

function charAfter(text: string, at: number): string {
  return [...text.slice(at, at + 2)][0] ?? "";
}

function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
}

/** Spaces that keep a backtick inside apart from those around it. */
function unpadded(code: string): string {
  const text = code.replaceAll("\n", " ");
  const isPadded = /^ .* $/.test(text) && text.trim() !== "";
  return isPadded ? text.slice(1, -1) : text;
}

function shoutOf(name: string): Shout | null {
  const folded = name.toLowerCase();
  return folded === "here" || folded === "room" ? folded : null;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
