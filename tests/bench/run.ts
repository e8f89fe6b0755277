// `deno task bench` lists the benchmarks, `deno task bench NAME [--quick]` runs one.
// `--kv denokv` stores there; `--only ws,bare` measures these servers alone. What is slow says so.

import { Child } from "../support/child.ts";
import type { Bench, Options } from "./bench.ts";
import { cross } from "./cross.ts";
import { durable } from "./durable.ts";
import { fanout } from "./fanout.ts";
import { files } from "./files.ts";
import { growth } from "./growth.ts";
import { history } from "./history.ts";
import { idle } from "./idle.ts";
import { login } from "./login.ts";
import { page } from "./page.ts";
import { resume } from "./resume.ts";
import { soak } from "./soak.ts";
import { start } from "./start.ts";
import { terminal } from "./terminal.ts";
import { web } from "./web.ts";

const BENCHES: Bench[] = [
  start,
  page,
  durable,
  fanout,
  idle,
  cross,
  soak,
  resume,
  history,
  files,
  growth,
  login,
  web,
  terminal,
];

const { name, options } = readArguments(Deno.args);
const bench = BENCHES.find((candidate) => candidate.name === name);

if (bench) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    Deno.addSignalListener(signal, giveUp);
  }
  const figures = await bench.run(options);
  console.log(JSON.stringify({ bench: bench.name, ...figures }));
  // A deadline of something that has long been done may still be running
  Deno.exit(0);
} else {
  if (name) console.error(`There is no benchmark "${name}".`);
  console.log(BENCHES.map(({ name, summary }) => `${name.padEnd(10)} ${summary}`).join("\n"));
  Deno.exit(name ? 2 : 0);
}

/** Whoever stops a benchmark is left with none of its servers. */
function giveUp(): never {
  Child.killAll();
  Deno.exit(1);
}

function readArguments(args: readonly string[]): { name: string | undefined; options: Options } {
  const after = (flag: string) => args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined;
  const [kv, only] = [after("--kv"), after("--only")];
  const name = args.find((arg) => !arg.startsWith("--") && arg !== kv && arg !== only);
  return {
    name,
    options: {
      quick: args.includes("--quick"),
      kv: kv === "denokv" ? "denokv" : "file",
      only: only?.split(",") ?? null,
    },
  };
}
