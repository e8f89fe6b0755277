// `deno task size`: what a first visit to the landing page loads, as it goes over the wire. Too much of it fails.

import { gunzipSync } from "node:zlib";
import { table } from "./bench/bench.ts";
import { addressOf, build, ROOT, spawnParley } from "./bench/processes.ts";
import { judge, kib, type Loaded, total } from "./runner/limits.ts";
import { rawGet } from "./support/raw_get.ts";
import { tempFolder } from "./support/temp_folder.ts";

const STATIC = `${ROOT}_fresh/static`;

async function main(): Promise<number> {
  await build();
  const loaded = await firstVisit();
  console.log(table([
    ["a first visit loads", "KiB sent with gzip"],
    ...loaded.map(({ kind, path, bytes }) => [`${kind.padEnd(6)}  ${path}`, kib(bytes)]),
  ]));
  const judgements = judge(loaded);
  for (const { words } of judgements) console.log(words);
  console.log(`all scripts of the build: ${kib(await allScripts(STATIC))} KiB`);
  if (!judgements.some(({ tooMuch }) => tooMuch)) return 0;
  console.error("That is more than a first visit may load.");
  return 1;
}

async function firstVisit(): Promise<Loaded[]> {
  await using folder = await tempFolder();
  await using parley = await spawnParley(`${folder.path}/data`);
  const address = await addressOf(parley);
  const { body: page } = await rawGet(address, { "accept-encoding": "gzip" });
  const items = loads(new TextDecoder().decode(gunzipSync(page)));
  return [
    { path: "/", kind: "page", bytes: page.length },
    ...await Promise.all(
      items.map(async (item) => ({ ...item, bytes: await sizeOf(item.path, address) })),
    ),
  ];
}

/** What a page loads by its own words, each once. Modules name what they import in preloads. */
function loads(html: string): Omit<Loaded, "bytes">[] {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const found = new Map<string, Loaded["kind"]>();
  for (const tag of tags) {
    const path = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    const kind = kindOf(tag);
    if (path && kind) found.set(path, kind);
  }
  return [...found].map(([path, kind]) => ({ path: path.replaceAll("&amp;", "&"), kind }));
}

function kindOf(tag: string): Loaded["kind"] | undefined {
  if (tag.startsWith("<script") || tag.includes("modulepreload")) return "script";
  if (tag.includes('rel="stylesheet"')) return "style";
  if (tag.includes('as="font"')) return "font";
  return undefined;
}

/** What is made at each request is no file and is counted as it is. */
async function sizeOf(path: string, address: string): Promise<number> {
  const built = await builtSize(`${STATIC}${path.split("?")[0]}`);
  return built ?? (await (await fetch(new URL(path, address))).bytes()).length;
}

/** The build keeps a gzipped file beside each that gains by it. */
async function builtSize(file: string): Promise<number | undefined> {
  for (const candidate of [`${file}.gz`, file]) {
    try {
      return (await Deno.stat(candidate)).size;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  return undefined;
}

async function allScripts(folder: string): Promise<number> {
  const sizes: { bytes: number }[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) sizes.push({ bytes: await allScripts(path) });
    else if (name.endsWith(".js")) sizes.push({ bytes: (await builtSize(path))! });
  }
  return total(sizes);
}

// Deadlines of the server that was started may still be running, and nobody waits for them.
Deno.exit(await main());
