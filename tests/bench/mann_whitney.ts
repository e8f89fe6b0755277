/**
 * Whether two samples may be of one kind: how likely their ranks would lie so far apart by chance
 * if they were. Two-sided; by the normal curve, which serves from some twenty values on.
 */
export function chanceOfOneKind(one: readonly number[], other: readonly number[]): number {
  const ranks = ranksOf([...one, ...other]);
  const [n, m] = [one.length, other.length];
  const sum = ranks.slice(0, n).reduce((total, rank) => total + rank, 0);
  const u = sum - n * (n + 1) / 2;
  const z = (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
  return 2 * upperTail(Math.abs(z));
}

/** From 1; equal values have the middle of their ranks. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks: number[] = [];
  for (let first = 0; first < order.length;) {
    let next = first + 1;
    while (next < order.length && values[order[next]!] === values[order[first]!]) next++;
    for (let i = first; i < next; i++) ranks[order[i]!] = (first + 1 + next) / 2;
    first = next;
  }
  return ranks;
}

/** Of the normal curve, for z from 0 on; right to seven places (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const weights = [0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429];
  const sum = weights.reduce((total, weight, i) => total + weight * t ** (i + 1), 0);
  return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * sum;
}
