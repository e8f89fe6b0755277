// `deno task bench` lists the benchmarks, `deno task bench NAME [--quick]` runs one.

import type { Bench } from "./bench.ts";
import { page } from "./page.ts";
import { start } from "./start.ts";

const BENCHES: Bench[] = [start, page];

const quick = Deno.args.includes("--quick");
const [name] = Deno.args.filter((arg) => !arg.startsWith("--"));
const bench = BENCHES.find((candidate) => candidate.name === name);

if (bench) {
  const figures = await bench.run({ quick });
  console.log(JSON.stringify({ bench: bench.name, ...figures }));
} else {
  if (name) console.error(`There is no benchmark "${name}".`);
  console.log(BENCHES.map(({ name, summary }) => `${name.padEnd(10)} ${summary}`).join("\n"));
  Deno.exit(name ? 2 : 0);
}
