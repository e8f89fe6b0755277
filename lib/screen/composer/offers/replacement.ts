/** A change of what is written, and what each line of it begins with. Pure. */

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Replacement extends Stretch {
  readonly text: string;
  /** What is selected afterwards. */
  readonly select: Stretch;
}

/** What a new line begins with when this one is a point of a list; null where it is none. */
export function continuedLine(text: string, caret: number): Replacement | null {
  const from = text.lastIndexOf("\n", caret - 1) + 1;
  const line = text.slice(from, caret);
  const [mark, indent, number] = /^(\s*)(?:[-*]|(\d+)\.) /.exec(line) ?? [];
  if (mark === undefined) return null;
  if (line === mark) {
    // An empty point ends the list
    return { from, to: caret, text: "", select: { from, to: from } };
  }
  const next = number === undefined ? mark : `${indent}${Number(number) + 1}. `;
  const at = caret + 1 + next.length;
  return { from: caret, to: caret, text: `\n${next}`, select: { from: at, to: at } };
}

/** Whether what is written next stands in a block of code that has not ended yet. */
export function isInFence(text: string, caret: number): boolean {
  return text.slice(0, caret).split("```").length % 2 === 0;
}
