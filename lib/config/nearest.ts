/**
 * The known name that takes the fewest edits to reach from the one that was typed. Ten names of
 * twenty letters need no package: this is the textbook Levenshtein distance, one row at a time.
 */
export function nearest(typed: string, known: readonly string[]): string {
  const [first = "", ...rest] = known;
  return rest.reduce(
    (best, name) => distance(typed, name) < distance(typed, best) ? name : best,
    first,
  );
}

export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, left] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...to].entries()) {
      const swapped = row[j]! + (left === right ? 0 : 1);
      next.push(Math.min(swapped, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
