// Runs the checks and the suites, all or those that are named, and ends with one line that counts them.
// `tests/run.ts [--without SUITE] [SUITE ...]`

import { type Check, CHECKS, deno, TYPE_CHECKS } from "./runner/checks.ts";
import { BROWSER_LANES, inLanes, LANES } from "./runner/lanes.ts";
import { type Count, countJunit, type LeftOut, sum } from "./runner/report.ts";
import { findProgram, programFor } from "./support/programs.ts";
import { filesOfSuites, type Suite, SUITES } from "./runner/suites.ts";

const ROOT = new URL("..", import.meta.url).pathname.replace(/\/$/, "");
const IS_CI = Deno.env.get("CI") === "true";

const leftOut: LeftOut[] = [];

async function main(args: string[]): Promise<number> {
  const { chosen, withChecks } = choose(args);
  const counts = withChecks ? await runChecks(CHECKS) : [];
  const types = withChecks ? runChecks(TYPE_CHECKS) : [];
  const files = await filesOfSuites(`${ROOT}/tests`);
  for (const suite of chosen) {
    counts.push(await timed(suite, () => runSuite(suite, files.get(suite)!)));
  }
  return report(sum([...counts, ...await types]));
}

async function runChecks(checks: Check[]): Promise<Count[]> {
  return await Promise.all(
    checks.map(({ name, run }) => timed(name, async () => one(await run(ROOT)))),
  );
}

function choose(args: string[]): { chosen: Suite[]; withChecks: boolean } {
  const without = args.flatMap((arg, i) => args[i - 1] === "--without" ? [arg] : []);
  const named = args.filter((arg, i) => arg !== "--without" && args[i - 1] !== "--without");
  const unknown = [...named, ...without].filter((name) => !SUITES.includes(name as Suite));
  if (unknown.length > 0) {
    console.error(`There is no suite "${unknown[0]}". Give one of: ${SUITES.join(", ")}`);
    Deno.exit(2);
  }
  const asked = named.length > 0 ? SUITES.filter((suite) => named.includes(suite)) : [...SUITES];
  return {
    chosen: asked.filter((suite) => !without.includes(suite)),
    withChecks: named.length === 0,
  };
}

async function runSuite(suite: Suite, files: string[]): Promise<Count> {
  const runnable = files.filter((file) => {
    const program = programFor(file);
    if (!program || findProgram(program)) return true;
    leftOut.push({
      what: file.slice(ROOT.length + 1),
      why: `needs ${program.name}: ${program.install}`,
    });
    return false;
  });
  return sum(await inLanes(suite === "browser" ? BROWSER_LANES : LANES, runnable, runFile));
}

/** In a process of its own: a file may change the environment, the folder that it is in, the umask. */
async function runFile(file: string): Promise<Count> {
  const junit = await Deno.makeTempFile({ suffix: ".xml" });
  try {
    const ok = await deno(ROOT, [
      "test",
      "-A",
      "--no-check",
      "--quiet",
      `--junit-path=${junit}`,
      file,
    ]);
    const { skipped, ...count } = countJunit(await Deno.readTextFile(junit));
    leftOut.push(...skipped.map((what) => ({ what, why: "is marked to be ignored" })));
    // A file that fails to load is no test that failed, and must not pass for none.
    return ok || count.failed > 0 ? count : { ...count, failed: 1 };
  } finally {
    await Deno.remove(junit);
  }
}

function one(passed: boolean): Count {
  return { passed: Number(passed), failed: Number(!passed) };
}

async function timed(name: string, run: () => Promise<Count>): Promise<Count> {
  const start = performance.now();
  const count = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const words = count.failed > 0
    ? `${count.failed} FAILED, ${count.passed} passed`
    : `${count.passed} passed`;
  console.log(`${name.padEnd(14)} ${words.padEnd(24)} ${seconds} s`);
  return count;
}

/** A machine that tests for others has to have everything: there, what is left out has failed. */
function report({ passed, failed }: Count): number {
  for (const { what, why } of leftOut) console.log(`left out: ${what} (${why})`);
  const all = failed + (IS_CI ? leftOut.length : 0);
  console.log(`${passed} passed, ${all} failed`);
  return all > 0 ? 1 : 0;
}

Deno.exit(await main(Deno.args));
