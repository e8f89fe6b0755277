// What runs in browsers is checked once more where there is no Deno and no Node, only the DOM.

import { deno } from "./checks.ts";

const FOLDERS = [
  "islands",
  "components",
  "lib/browser",
  "lib/client",
  "lib/crypto",
  "lib/format",
  "lib/fresh/runtime",
  "lib/policy",
  "lib/protocol",
  "lib/rules",
  "lib/words",
];

/** The settings of deno.json but for the types that are there; in a file of its own, for that is how deno takes them. */
export async function browserTypes(root: string): Promise<boolean> {
  const config = JSON.parse(await Deno.readTextFile(`${root}/deno.json`));
  config.compilerOptions.lib = ["esnext", "dom", "dom.iterable", "dom.asynciterable"];
  const path = `${root}/.browser_types.${Deno.pid}.json`;
  try {
    await Deno.writeTextFile(path, JSON.stringify(config));
    return await deno(root, ["check", "--quiet", "--config", path, ...await present(root)]);
  } finally {
    await Deno.remove(path);
  }
}

async function present(root: string): Promise<string[]> {
  const infos = await Promise.allSettled(FOLDERS.map((folder) => Deno.stat(`${root}/${folder}`)));
  return FOLDERS.filter((_, i) => infos[i]!.status === "fulfilled");
}
