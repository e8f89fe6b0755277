/**
 * Nodes as they are woven: what has begun and not ended yet, one inside the other.
 *
 * The rules are CommonMark's for emphasis, in one pass: a run that ends something looks for the
 * nearest that began it, and what began in between stays text. So few may wait that looking is cheap.
 */
import { honestLink } from "./links.ts";
import type { Inline, Wrapping } from "./nodes.ts";
import { shownText } from "./plain_text.ts";

export type Mark = "*" | "_" | "~" | "|";

/** Equal marks in a row. */
export interface Run {
  readonly mark: Mark;
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

interface Thread {
  /** Null: it can be ended by nothing any more. */
  kind: Mark | "link" | null;
  /** What it is if it never ends. */
  source: string;
  readonly run: Run | null;
  nodes: Inline[];
}

/** More at once write no people; of more, the oldest become text. It bounds the depth of the nodes too. */
const MOST_WAITING = 24;

const KINDS: Record<Mark, { one: Wrapping | null; two: Wrapping }> = {
  "*": { one: "italic", two: "bold" },
  "_": { one: "italic", two: "bold" },
  "~": { one: null, two: "strike" },
  "|": { one: null, two: "spoiler" },
};

export class Weave {
  readonly #nodes: Inline[] = [];
  readonly #waiting: Thread[] = [];

  add(node: Inline): void {
    append(this.#waiting.at(-1)?.nodes ?? this.#nodes, node);
  }

  addText(text: string): void {
    this.add({ type: "text", text });
  }

  run(run: Run): void {
    const isWhole = KINDS[run.mark].one !== null || run.length === 2;
    let left = run.length;
    while (isWhole && run.closes && left > 0) {
      const at = this.#beginningOf(run);
      if (at < 0) break;
      this.#loosenAfter(at);
      left -= this.#end(this.#waiting[at]!, left);
    }
    if (left === 0) return;
    const source = run.mark.repeat(left);
    if (isWhole && run.opens) this.#begin({ kind: run.mark, source, run, nodes: [] });
    else this.addText(source);
  }

  openLink(source: string): void {
    this.#begin({ kind: "link", source, run: null, nodes: [] });
  }

  get hasOpenLink(): boolean {
    return this.#openLinkAt() >= 0;
  }

  /** False if it is no link, for its text names another place than its address. */
  closeLink(href: string): boolean {
    const at = this.#openLinkAt();
    const label = this.#waiting.slice(at).flatMap(({ nodes }) => nodes);
    if (!honestLink(shownText(label), href)) return false;
    this.#loosenAfter(at);
    const { nodes } = this.#waiting.pop()!;
    this.add({ type: "link", href, nodes: linkLabel(nodes, href) });
    // A link holds no other.
    for (const thread of this.#waiting) if (thread.kind === "link") thread.kind = null;
    return true;
  }

  /** The innermost link turned out to be none. */
  dropLink(): void {
    this.#waiting[this.#openLinkAt()]!.kind = null;
  }

  finish(): Inline[] {
    this.#loosenAfter(-1);
    return this.#nodes;
  }

  #begin(thread: Thread): void {
    if (this.#waiting.length === MOST_WAITING) {
      const { source, nodes } = this.#waiting.shift()!;
      append(this.#nodes, { type: "text", text: source });
      for (const node of nodes) append(this.#nodes, node);
    }
    this.#waiting.push(thread);
  }

  /** Nothing begins before a link and ends in its text. */
  #beginningOf(run: Run): number {
    const at = this.#waiting.findLastIndex(({ kind, run: begun }) =>
      kind === "link" || (kind === run.mark && fit(begun!, run))
    );
    return this.#waiting[at]?.kind === run.mark ? at : -1;
  }

  #openLinkAt(): number {
    return this.#waiting.findLastIndex(({ kind }) => kind === "link");
  }

  /** Returns how many marks it took. */
  #end(thread: Thread, left: number): number {
    const { one, two } = KINDS[thread.run!.mark];
    const taken = Math.min(left, thread.source.length) >= 2 || one === null ? 2 : 1;
    const node: Inline = { type: taken === 2 ? two : one!, nodes: thread.nodes };
    thread.source = thread.source.slice(taken);
    thread.nodes = [node];
    if (thread.source === "") {
      this.#waiting.pop();
      this.add(node);
    }
    return taken;
  }

  /** What began after this one stays text. */
  #loosenAfter(at: number): void {
    while (this.#waiting.length - 1 > at) {
      const { source, nodes } = this.#waiting.pop()!;
      this.addText(source);
      for (const node of nodes) this.add(node);
    }
  }
}

function append(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.type === "text" && last?.type === "text") {
    nodes[nodes.length - 1] = { type: "text", text: last.text + node.text };
  } else nodes.push(node);
}

/** `*a**b*` is one word in italics with two stars in it: CommonMark's rule of three. */
function fit(begun: Run, ending: Run): boolean {
  const canBeBoth = begun.closes || ending.opens;
  const sum = begun.length + ending.length;
  return !canBeBoth || sum % 3 !== 0 || begun.length % 3 === 0;
}

/** A link leads to one place, so nothing in it leads to another. */
function linkLabel(nodes: readonly Inline[], href: string): Inline[] {
  const label: Inline[] = [];
  for (const node of nodes) append(label, withoutPlaces(node));
  return label.length === 0 ? [{ type: "text", text: href }] : label;
}

function withoutPlaces(node: Inline): Inline {
  if (node.type === "link" || node.type === "mention" || node.type === "room") {
    return { type: "text", text: shownText([node]) };
  }
  return "nodes" in node ? { ...node, nodes: node.nodes.map(withoutPlaces) } : node;
}
