// What every benchmark shares: how it is called, how it counts, how it tells.

export interface Options {
  /** Fewer and shorter runs, for a look: the whole ends within 30 seconds. */
  quick: boolean;
}

/** A figure for each field of the last line; null where nothing could be measured. */
export type Figures = Record<string, number | null>;

export interface Bench {
  name: string;
  summary: string;
  run(options: Options): Promise<Figures>;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function table(rows: (string | number)[][]): string {
  const cells = rows.map((row) => row.map((cell) => typeof cell === "number" ? show(cell) : cell));
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((row) => row[i]!.length)));
  return cells.map((row) =>
    row.map((cell, i) => i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)).join("  ")
  ).join("\n");
}

function show(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(value < 10 ? 2 : 0);
}
