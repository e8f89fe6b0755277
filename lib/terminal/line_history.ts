/** What was written before, and what is being written now: each keeps what was changed in it. */

const MOST_LINES = 1000;

/** What was in the field once, to come back to. */
export interface Moment {
  readonly text: string;
  readonly at: number;
}

export interface Left {
  readonly text: string;
  readonly earlier: readonly Moment[];
}

export interface History {
  readonly lines: readonly string[];
  /** Which of them is in the field; one beyond the last is what is being written now. */
  readonly place: number;
  /** What the others were left as, by their place. */
  readonly left: ReadonlyMap<number, Left>;
}

export function historyOf(lines: readonly string[]): History {
  const kept = lines.slice(-MOST_LINES);
  return { lines: kept, place: kept.length, left: new Map() };
}

export interface Turned extends Left {
  readonly history: History;
}

/** To another line, leaving what is in the field as it is; null where there is none. */
export function turnTo(history: History, place: number, { text, earlier }: Left): Turned | null {
  if (place < 0 || place > history.lines.length || place === history.place) return null;
  const left = new Map(history.left).set(history.place, { text, earlier });
  const found = left.get(place) ?? { text: history.lines[place] ?? "", earlier: [] };
  return { history: { ...history, place, left }, ...found };
}

/** With one more, unless it says nothing or the same again; all others are as they were once more. */
export function withLine(history: History, line: string): History {
  const isNew = line.trim() !== "" && line !== history.lines.at(-1);
  return historyOf(isNew ? [...history.lines, line] : history.lines);
}
