// Files and folders whose paths begin as what was typed, written so that they are read as one word.

import type { Option } from "./options.ts";
import { fullPath } from "../../files/paths.ts";

const MOST = 200;

/** `open`: the quote that it was begun with. What may not be looked into holds nothing. */
export async function pathOptions(typed: string, open: string | null): Promise<Option[]> {
  if (typed === "~") return [{ written: "~/", shown: "~/" }];
  const [, folder = "", begun = ""] = /^(.*[/\\])?(.*)$/s.exec(typed) ?? [];
  const entries = await entriesIn(fullPath(folder));
  const found = entries.filter(({ name }) =>
    name.startsWith(begun) && (begun.startsWith(".") || !name.startsWith("."))
  ).sort((one, other) => one.name < other.name ? -1 : 1).slice(0, MOST);
  const paths = found.map(({ name, isFolder }) => ({
    ...{ path: folder + name, isFolder, shown: isFolder ? `${name}/` : name },
  }));
  const quote = open ?? (paths.some(({ path }) => /[\s'"]/.test(path)) ? '"' : null);
  return paths.map(({ path, isFolder, shown }) => ({
    shown,
    written: written(path, isFolder, quote),
  }));
}

interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

async function entriesIn(folder: string): Promise<Entry[]> {
  try {
    const entries: Entry[] = [];
    for await (const { name, isDirectory, isSymlink } of Deno.readDir(folder)) {
      const isFolder = isDirectory || isSymlink && await leadsToFolder(`${folder}/${name}`);
      entries.push({ name, isFolder });
    }
    return entries;
  } catch {
    return [];
  }
}

async function leadsToFolder(path: string): Promise<boolean> {
  return await Deno.stat(path).then(({ isDirectory }) => isDirectory, () => false);
}

/** Within a folder one writes on, so its quote stays open. */
function written(path: string, isFolder: boolean, quote: string | null): string {
  const whole = isFolder ? `${path}/` : path;
  if (quote === null) return whole;
  if (whole.includes(quote)) return whole.replaceAll(/[\s'"]/g, "\\$&");
  return isFolder ? quote + whole : quote + whole + quote;
}
