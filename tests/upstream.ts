// `deno task upstream`: the same sources on Fresh itself. In a copy without the `links` of deno.json it builds the app and
// runs what shows that the stand-ins promise no more than they replace. Exit code 3 says that Fresh could not be fetched
// here, which tells nothing about the app.

import { deno } from "./runner/checks.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const UNREACHABLE = 3;

const STEPS = [
  ["task", "test:fresh"],
  ["test", "-A", "--no-check", "--quiet", "tests/std_crypto"],
  ["run", "-A", "tests/run.ts", "http", "browser"],
];

async function main(): Promise<number> {
  if (!await reachesJsr()) {
    console.error("JSR cannot be reached from here, so Fresh itself was not tried.");
    return UNREACHABLE;
  }
  const copy = await Deno.makeTempDir({ prefix: "parley_upstream_" });
  try {
    await copyProject(copy);
    const failed = await failedSteps(copy);
    for (const step of failed) console.log(`failed: ${step}`);
    console.log(failed.length > 0 ? "Fresh itself does not pass." : "Fresh itself passes.");
    return failed.length > 0 ? 1 : 0;
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
}

/** Any version will do, and none from the cache: that the asked one is missing is a finding, not a lack of network. */
async function reachesJsr(): Promise<boolean> {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["info", "--reload", "--no-config", "--no-lock", "jsr:@fresh/core"],
    stdout: "null",
    stderr: "null",
  });
  return (await command.output()).success;
}

/** What git knows, without the stand-ins, the tests of what only they do, their links and the lock that names them. */
async function copyProject(target: string): Promise<void> {
  const { stdout } = await new Deno.Command("git", {
    args: ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    cwd: ROOT,
  }).output();
  const paths = new TextDecoder().decode(stdout).split("\0")
    .filter((path) => path !== "" && path !== "deno.lock")
    .filter((path) => !/^(lib\/(fresh|std_crypto)|tests\/fresh\/ours)\//.test(path));
  for (const path of paths) {
    await Deno.mkdir(`${target}/${path}`.replace(/\/[^/]+$/, ""), { recursive: true });
    await Deno.copyFile(`${ROOT}${path}`, `${target}/${path}`);
  }
  const config = JSON.parse(await Deno.readTextFile(`${target}/deno.json`));
  delete config.links;
  await Deno.writeTextFile(`${target}/deno.json`, JSON.stringify(config, null, 2));
}

/** Nothing works without a build. After it the steps do not hide each other: all of them run. */
async function failedSteps(copy: string): Promise<string[]> {
  if (!await deno(copy, ["install", "--entrypoint", "dev.ts", "main.ts"])) return ["deno install"];
  if (!await runLoud(copy, ["task", "build"])) return ["deno task build"];
  const failed: string[] = [];
  for (const step of STEPS) {
    if (!await runLoud(copy, step)) failed.push(`deno ${step.join(" ")}`);
  }
  return failed;
}

async function runLoud(cwd: string, args: string[]): Promise<boolean> {
  const command = new Deno.Command(Deno.execPath(), {
    args,
    cwd,
    stdout: "inherit",
    stderr: "inherit",
  });
  return (await command.output()).success;
}

Deno.exit(await main());
