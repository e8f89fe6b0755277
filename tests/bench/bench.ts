// What every benchmark shares: how it is called, how it counts, how it tells.

export interface Options {
  /** Fewer and shorter runs, for a look: the whole ends within 30 seconds. */
  quick: boolean;
  /** Where Parley stores, in those that let one choose. */
  kv: "file" | "denokv";
  /** Only these servers, by their names, in those that measure several; null: all. */
  only: string[] | null;
}

/** null where nothing could be measured. */
export type Figure = number | boolean | null;

/** A figure for each field of the last line, or a few of one server. */
export type Figures = Record<string, Figure | Record<string, Figure>>;

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

/** Enough digits to compare by, and no more. */
export function rounded(value: number | null | undefined): number | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  return Number(value.toPrecision(4));
}

function show(value: number): string {
  if (!Number.isFinite(value)) return "-";
  return value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(value < 10 ? 2 : 0);
}
