import { tempFolder } from "../support/temp_folder.ts";
import type { Child } from "../support/child.ts";
import { type Bench, median, table } from "./bench.ts";
import { addressOf, build, spawnHello, spawnParley } from "./processes.ts";

/** From the start of the process to the first 200 of its page. */
async function timeToPage(spawn: () => Promise<Child>): Promise<number> {
  const start = performance.now();
  await using child = await spawn();
  const response = await fetch(await addressOf(child));
  await response.text();
  if (response.status !== 200) throw new Error(`The page answered ${response.status}`);
  return performance.now() - start;
}

export const start: Bench = {
  name: "start",
  summary: "from a built start to the first page, beside a bare Deno.serve",
  async run({ quick }) {
    await build();
    await using folder = await tempFolder();
    const parley: number[] = [];
    const hello: number[] = [];
    // In turn, so that a slow moment of the machine meets both; the first pair only warms the caches.
    for (let i = 0; i <= (quick ? 3 : 10); i++) {
      parley.push(await timeToPage(() => spawnParley(`${folder.path}/data`)));
      hello.push(await timeToPage(() => spawnHello(folder.path)));
    }
    const [start_ms, hello_ms] = [median(parley.slice(1)), median(hello.slice(1))];
    console.log(table([
      ["", "median ms", "min", "max"],
      ["parley", start_ms, Math.min(...parley.slice(1)), Math.max(...parley.slice(1))],
      ["bare hello", hello_ms, Math.min(...hello.slice(1)), Math.max(...hello.slice(1))],
    ]));
    return { start_ms, hello_ms };
  },
};
