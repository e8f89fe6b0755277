// The few lines that start this program from anywhere. They know where it lies, and how Deno is found.

import { relative } from "node:path";

/** By which a launcher of ours is known, and told from any other program of this name. */
const MARK = "Starts the terminal client of Parley";
const ADVICE = "deno task install-cli --remove";

export interface Launched {
  /** Null where the one that runs now will not be there for long. */
  readonly deno: string | null;
  /** Fetched where there is none. */
  readonly version: string;
  /** All that stands behind `deno`; what is run is the last of it. */
  readonly args: readonly string[];
  /** Said where that is not there any more. */
  readonly moved: string;
}

export function launcherText(launched: Launched, system: typeof Deno.build.os): string {
  return system === "windows" ? forWindows(launched) : forShell(launched);
}

export function isLauncher(text: string): boolean {
  return text.includes(MARK);
}

/** What `deno task chat` runs, from any folder: with its permissions, its packages and its settings. */
export function argsOf(task: string, checkout: string): string[] {
  const [, run, ...rest] = task.split(" ");
  const flags = rest.slice(0, -1);
  return [run!, ...flags, "--config", `${checkout}/deno.json`, `${checkout}/${rest.at(-1)}`];
}

/** Not from where npx keeps things for a while, nor from a folder that the system empties. */
export function isLasting(path: string, temporary: readonly string[]): boolean {
  if (/[\\/](_npx|_cacache)[\\/]/.test(path)) return false;
  return !temporary.some((folder) => isBelow(folder, path));
}

function isBelow(folder: string, path: string): boolean {
  return folder !== "" && !/^(\.\.|[a-z]:)/i.test(relative(folder, path));
}

function forShell({ deno, version, args, moved }: Launched): string {
  const lines = [
    "#!/bin/sh",
    `# ${MARK}. Taken away by: ${ADVICE}`,
    `[ -f ${quoted(args.at(-1)!)} ] || { echo ${quoted(moved)} >&2; exit 2; }`,
    `set -- ${args.map(quoted).join(" ")} "$@"`,
    ...(deno === null ? [] : [`deno=${quoted(deno)}`, '[ -x "$deno" ] && exec "$deno" "$@"']),
    `exec npx -y deno@${version} "$@"`,
  ];
  return lines.join("\n") + "\n";
}

function forWindows({ deno, version, args }: Launched): string {
  const all = `${args.map(quotedInBatch).join(" ")} %*`;
  const fetched = `npx -y deno@${version} ${all}`;
  const own = deno === null ? null : quotedInBatch(deno);
  const lines = [
    "@echo off",
    `rem ${MARK}. Taken away by: ${ADVICE}`,
    own === null ? fetched : `if exist ${own} (${own} ${all}) else (${fetched})`,
    "exit /b %errorlevel%",
  ];
  return lines.join("\r\n") + "\r\n";
}

function quoted(text: string): string {
  return /^[\w@./=:,+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function quotedInBatch(text: string): string {
  return /^[\w@./\\=:,+-]+$/.test(text) ? text : `"${text.replaceAll("%", "%%")}"`;
}
