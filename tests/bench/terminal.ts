import { type Bench, median, rounded, table } from "./bench.ts";
import { build } from "./processes.ts";
import { measureSitting, type SittingLengths } from "./terminal/sitting.ts";
import { measureTail, type TailFigures } from "./terminal/tail.ts";

const WHOLE: SittingLengths = { starts: 10, idleMs: 60_000, floodMs: 20_000 };
const QUICK: SittingLengths = { starts: 3, idleMs: 5_000, floodMs: 3_000 };

export const terminal: Bench = {
  name: "terminal",
  summary: "the terminal client: its start, its rest, a flood, and from the server to a pipe",
  async run({ quick }) {
    await build();
    const { starts, costs } = await measureSitting(quick ? QUICK : WHOLE);
    const [runs, count] = quick ? [1, 8_000] : [5, 40_000];
    const plain: TailFigures[] = [];
    const kept: TailFigures[] = [];
    for (let i = 0; i < runs; i++) {
      plain.push(await measureTail(count));
      kept.push(await measureTail(count, "--cursor", "bench"));
    }
    const row = (name: string, all: readonly TailFigures[]) => [
      name,
      median(all.map(({ perSecond }) => perSecond)),
      Math.min(...all.map(({ perSecond }) => perSecond)),
      median(all.map(({ cpuPerLine }) => cpuPerLine)),
      Math.max(...all.map(({ memoryMib }) => memoryMib)),
    ];
    console.log(table([
      ["tail --follow --json", "lines/s", "min", "µs cpu a line", "MiB at most"],
      row("", plain),
      row("with --cursor", kept),
    ]));
    console.log(table([
      ["", "median", "min", "max"],
      ["start ms", median([...starts]), Math.min(...starts), Math.max(...starts)],
    ]));
    return {
      start_ms: rounded(median([...starts])),
      ...costs,
      tail_per_s: rounded(median(plain.map(({ perSecond }) => perSecond))),
      tail_cursor_per_s: rounded(median(kept.map(({ perSecond }) => perSecond))),
    };
  },
};
