// `deno task upstream`: the same sources on Fresh itself. In a copy without the `links` of deno.json it builds the app and
// runs the contract tests. Exit code 3 says that Fresh could not be fetched here, which tells nothing about the app.

const ROOT = new URL("..", import.meta.url).pathname;
const UNREACHABLE = 3;

async function main(): Promise<number> {
  const copy = await Deno.makeTempDir({ prefix: "parley_upstream_" });
  try {
    await copyProject(copy);
    if (!await run(copy, ["install", "--entrypoint", "dev.ts", "main.ts"], "quiet")) {
      console.error("JSR cannot be reached from here, so Fresh itself was not tried.");
      return UNREACHABLE;
    }
    const built = await run(copy, ["task", "build"]);
    const tested = built && await run(copy, ["task", "test:fresh"]);
    console.log(tested ? "Fresh itself passes." : "Fresh itself does not pass.");
    return tested ? 0 : 1;
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
}

/** What git knows, without the stand-ins, their links and the lock that names them. */
async function copyProject(target: string): Promise<void> {
  const { stdout } = await new Deno.Command("git", {
    args: ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    cwd: ROOT,
  }).output();
  const paths = new TextDecoder().decode(stdout).split("\0")
    .filter((path) => path !== "" && path !== "deno.lock")
    .filter((path) => !/^lib\/(fresh|std_crypto)\//.test(path));
  for (const path of paths) {
    await Deno.mkdir(`${target}/${path}`.replace(/\/[^/]+$/, ""), { recursive: true });
    await Deno.copyFile(`${ROOT}${path}`, `${target}/${path}`);
  }
  const config = JSON.parse(await Deno.readTextFile(`${target}/deno.json`));
  delete config.links;
  await Deno.writeTextFile(`${target}/deno.json`, JSON.stringify(config, null, 2));
}

async function run(
  cwd: string,
  args: string[],
  noise: "quiet" | "loud" = "loud",
): Promise<boolean> {
  const output = noise === "quiet" ? "null" : "inherit";
  const command = new Deno.Command(Deno.execPath(), { args, cwd, stdout: output, stderr: output });
  return (await command.output()).success;
}

Deno.exit(await main());
