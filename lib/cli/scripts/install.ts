import { delimiter, join, resolve } from "node:path";
import { shellInstall as words } from "../../words/mod.ts";
import { fullPath } from "../files/paths.ts";
import { argsOf, isLasting, isLauncher, launcherText } from "../install/launcher.ts";
import { linesFor } from "../install/path_advice.ts";
import { leave } from "../leaving.ts";
import type { Program } from "../program.ts";
import { type Asked, EXIT } from "../command_line/verb.ts";

const CHECKOUT = resolve(import.meta.dirname!, "../../..");
const IS_WINDOWS = Deno.build.os === "windows";
const NAME = IS_WINDOWS ? "parley.cmd" : "parley";

/** Puts `parley` where a shell finds it, or takes it away again: its own alone, and no other program of that name. */
export async function run(program: Program, { texts, flags }: Asked): Promise<number> {
  const home = program.env(IS_WINDOWS ? "USERPROFILE" : "HOME");
  const folder = texts.has("to") ? fullPath(texts.get("to")!) : home && join(home, ".local", "bin");
  if (!folder) return leave(program, words.whereTo, EXIT.usage).code;
  const path = join(folder, NAME);
  try {
    const found = await whatIsAt(path);
    if (found === "another") return leave(program, words.another(path), EXIT.refused).code;
    if (!flags.has("remove")) return await install(program, folder, path);
    if (found === "nothing") return leave(program, words.nothing(path), EXIT.refused).code;
    await Deno.remove(path);
    program.complain(words.removed(path));
    return EXIT.done;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return leave(program, words.unusable(path, why), EXIT.refused).code;
  }
}

async function whatIsAt(path: string): Promise<"nothing" | "ours" | "another"> {
  try {
    const { isFile } = await Deno.lstat(path);
    return isFile && isLauncher(await Deno.readTextFile(path)) ? "ours" : "another";
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "nothing";
    throw error;
  }
}

async function install(program: Program, folder: string, path: string): Promise<number> {
  const { tasks } = JSON.parse(await Deno.readTextFile(join(CHECKOUT, "deno.json")));
  const deno = Deno.execPath();
  const version = Deno.version.deno;
  const lasts = isLasting(deno, temporaryFolders(program));
  const text = launcherText({
    ...{ deno: lasts ? deno : null, version },
    args: argsOf(tasks.chat, CHECKOUT),
    moved: words.moved(CHECKOUT),
  }, Deno.build.os);
  await Deno.mkdir(folder, { recursive: true });
  // A shell may be reading the one before
  const next = `${path}.${crypto.randomUUID()}`;
  await Deno.writeTextFile(next, text, { mode: 0o755 });
  await Deno.rename(next, path);
  program.complain(words.installed(path));
  if (!lasts) program.complain(words.fetched(version));
  await advise(program, folder, path);
  return EXIT.done;
}

function temporaryFolders({ env }: Program): string[] {
  return ["/tmp", "/var/tmp", env("TMPDIR"), env("TEMP"), env("TMP")].flatMap((path) => path ?? []);
}

async function advise(program: Program, folder: string, path: string): Promise<void> {
  const folders = (program.env("PATH") ?? "").split(delimiter).filter((one) => one !== "");
  const found = await firstWith(folders);
  const { findIt, completeIt } = linesFor(program.env("SHELL") ?? "", folder);
  if (IS_WINDOWS) {
    if (found === null) program.complain(words.addOnWindows(folder));
    return;
  }
  if (!folders.some((one) => resolve(one) === resolve(folder))) {
    program.complain(words.add(folder));
    program.complain(`  ${findIt}`);
  } else if (found !== null && resolve(found) !== resolve(path)) {
    program.complain(words.hidden(found));
  }
  program.complain(words.complete);
  program.complain(`  ${completeIt}`);
}

/** What a shell would start. */
async function firstWith(folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    const path = join(folder, NAME);
    if (await Deno.stat(path).then(({ isFile }) => isFile, () => false)) return path;
  }
  return null;
}
