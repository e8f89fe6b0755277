// Several files of programs that are gone become one, as far as that is safe.

import type { Change, Saved, SavedEntry } from "../../client/mod.ts";

export interface Pouring {
  /** Which of them goes on. */
  readonly into: number;
  /** What it gets from the others, in the order in which all of it was written. */
  readonly change: Change | null;
  /** Those of which everything is in that one now. */
  readonly emptied: readonly number[];
  /** How many entries stay where they are. */
  readonly left: number;
}

/**
 * Numbers mean something in their own stream alone. So one file that has broken off while it sent goes
 * on with its stream; what was never sent can go anywhere; a second one that was sending stays.
 */
export function pouring(all: readonly Saved[]): Pouring {
  const into = Math.max(0, all.findIndex(wasSending));
  const emptied = all.flatMap((saved, i) => i === into || wasSending(saved) ? [] : [i]);
  const own = all[into]!.entries;
  const known = new Set(own.map(({ id }) => id));
  // One that broke off while it poured has some of them twice
  const more = emptied.map((i) => all[i]!.entries.filter(({ id }) => !known.has(id)));
  const left = all.filter((saved, i) => i !== into && wasSending(saved))
    .reduce((sum, { entries }) => sum + entries.length, 0);
  const change = more.flat().length === 0 ? null : { put: inOneLine(own, more) };
  return { into, change, emptied, left };
}

function wasSending({ entries }: Saved): boolean {
  return entries.some(({ sent }) => sent);
}

function inOneLine(own: readonly SavedEntry[], more: readonly SavedEntry[][]): SavedEntry[] {
  const waiting = own.filter(({ sent }) => !sent);
  const last = Math.max(0, ...own.filter(({ sent }) => sent).map(({ place }) => place));
  const all = [waiting, ...more].flatMap(written)
    .sort((one, other) => one.since - other.since);
  return all.map(({ entry }, i) => ({ ...entry, place: last + 1 + i }));
}

/** A clock may be put back, and the order of one file holds all the same. */
function written(entries: readonly SavedEntry[]): { since: number; entry: SavedEntry }[] {
  let since = -Infinity;
  return entries.map((entry) => {
    since = Math.max(since, entry.at);
    return { since, entry };
  });
}
