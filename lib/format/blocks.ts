/** Lines to paragraphs, quotes, lists and code. */
import { inlinesOf } from "./inlines.ts";
import type { Known } from "./known.ts";
import type { Block } from "./nodes.ts";

/** Quotes and lists inside each other; what is deeper stays text, so no text can exhaust a stack. */
export const MOST_DEPTH = 6;

const FENCE = /^ {0,3}(`{3,}(?!`)|~{3,}(?!~))([^`]*)$/;
const QUOTE = /^ {0,3}> ?/;
/** A line of nothing but marks is drawn by somebody as a line. */
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)]) +(?=[^ ])(?![-*+ ]*$)/;
/** A sentence may begin a line with a year; a list that follows text begins with its first item. */
const NUMBER_IN_TEXT = /^ *(?!1[.)])\d/;
/** What belongs to an item stands further in than its mark. */
const INSIDE = 2;

export function blocksOf(text: string, known: Known): Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  return new Reader(lines.map(withoutLeadingTabs), known, 0).blocks();
}

function withoutLeadingTabs(line: string): string {
  return line.replace(/^[ \t]*\t/, (space) => space.replaceAll("\t", "    "));
}

class Reader {
  readonly #lines: readonly string[];
  readonly #known: Known;
  readonly #depth: number;
  #at = 0;

  constructor(lines: readonly string[], known: Known, depth: number) {
    this.#lines = lines;
    this.#known = known;
    this.#depth = depth;
  }

  blocks(): Block[] {
    const blocks: Block[] = [];
    while (this.#at < this.#lines.length) {
      if (isBlank(this.#line)) this.#at++;
      else blocks.push(this.#block());
    }
    return blocks;
  }

  get #line(): string {
    return this.#lines[this.#at] ?? "";
  }

  #block(): Block {
    const fence = FENCE.exec(this.#line);
    if (fence) return this.#code(fence[1]!, fence[2]!);
    if (this.#isQuote()) return this.#quote();
    const item = this.#item();
    return item ? this.#list(item) : this.#paragraph();
  }

  /** A fence that nobody closed holds all that follows. */
  #code(fence: string, info: string): Block {
    const text: string[] = [];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      if (closes(this.#line, fence)) {
        this.#at++;
        break;
      }
      text.push(this.#line);
    }
    return { type: "code_block", language: firstWord(info), text: text.join("\n") };
  }

  #isQuote(): boolean {
    return this.#depth < MOST_DEPTH && QUOTE.test(this.#line);
  }

  /** A line without the sign is no quote any more, so an answer may stand right below it. */
  #quote(): Block {
    const lines: string[] = [];
    for (; this.#isQuote(); this.#at++) lines.push(this.#line.replace(QUOTE, ""));
    return { type: "quote", blocks: this.#inside(lines) };
  }

  #item(): RegExpExecArray | null {
    return this.#depth < MOST_DEPTH ? ITEM.exec(this.#line) : null;
  }

  #list(first: RegExpExecArray): Block {
    const kind = kindOf(first);
    const items: Block[][] = [];
    let item: RegExpExecArray | null = first;
    while (item && kindOf(item) === kind) {
      items.push(this.#inside(this.#linesOfItem(item)));
      item = this.#item();
    }
    return { type: "list", start: kind === "-" ? null : Number.parseInt(first[2]!), items };
  }

  #linesOfItem(item: RegExpExecArray): string[] {
    const lines = [this.#line.slice(item[0].length)];
    const { indent, width } = { indent: item[1]!.length, width: item[0].length };
    this.#at++;
    while (this.#at < this.#lines.length) {
      const next = this.#nextFilled();
      if (next === undefined || indentOf(this.#lines[next]!) < indent + INSIDE) break;
      for (; this.#at < next; this.#at++) lines.push("");
      lines.push(this.#line.slice(Math.min(indentOf(this.#line), width)));
      this.#at++;
    }
    const next = this.#nextFilled();
    // Items with empty lines between them are one list.
    if (next !== undefined && ITEM.test(this.#lines[next]!)) this.#at = next;
    return lines;
  }

  #nextFilled(): number | undefined {
    for (let at = this.#at; at < this.#lines.length; at++) {
      if (!isBlank(this.#lines[at]!)) return at;
    }
    return undefined;
  }

  #paragraph(): Block {
    const lines = [this.#line];
    for (this.#at++; this.#at < this.#lines.length && !this.#endsParagraph(); this.#at++) {
      lines.push(this.#line);
    }
    return {
      type: "paragraph",
      nodes: inlinesOf(lines.join("\n").trim(), this.#known),
      big: false,
    };
  }

  #endsParagraph(): boolean {
    const line = this.#line;
    if (isBlank(line) || FENCE.test(line) || this.#isQuote()) return true;
    return this.#item() !== null && !NUMBER_IN_TEXT.test(line);
  }

  #inside(lines: readonly string[]): Block[] {
    return new Reader(lines, this.#known, this.#depth + 1).blocks();
  }
}

function isBlank(line: string): boolean {
  return line.trim() === "";
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** All marks of a list without numbers are one kind. */
function kindOf(item: RegExpExecArray): string {
  const mark = item[2]!;
  return /\d/.test(mark) ? mark.at(-1)! : "-";
}

function firstWord(text: string): string {
  return text.trim().split(/\s/, 1)[0]!.toLowerCase();
}

function closes(line: string, fence: string): boolean {
  const mark = line.trim();
  return mark.length >= fence.length && mark === fence[0]!.repeat(mark.length);
}
