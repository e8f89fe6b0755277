/**
 * The known name that takes the fewest edits to reach from the one that was typed. Ten names of
 * twenty letters need no package: this is the textbook distance of Levenshtein, one row at a time, in
 * which two neighbours in the wrong order are one mistake.
 */
export function nearest(typed: string, known: readonly string[]): string {
  const [first = "", ...rest] = known;
  return rest.reduce(
    (best, name) => distance(typed, name) < distance(typed, best) ? name : best,
    first,
  );
}

/** The nearest of those that somebody may have meant: no more than every third letter is another. */
export function near(typed: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const found = nearest(typed, known);
  return distance(typed, found) <= Math.max(1, Math.floor(typed.length / 3)) ? found : null;
}

export function distance(from: string, to: string): number {
  let above: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, left] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...to].entries()) {
      const swapped = row[j]! + (left === right ? 0 : 1);
      const isTurned = i > 0 && j > 0 && left === to[j - 1] && from[i - 1] === right;
      const turned = isTurned ? above[j - 1]! + 1 : Infinity;
      next.push(Math.min(swapped, turned, row[j + 1]! + 1, next[j]! + 1));
    }
    [above, row] = [row, next];
  }
  return row[to.length]!;
}
