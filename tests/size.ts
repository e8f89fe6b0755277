// `deno task size`: what a first visit to the landing page loads, as it goes over the wire. Too much of it fails.

import { table } from "./bench/bench.ts";
import { addressOf, build, ROOT, spawnParley } from "./bench/processes.ts";
import { tempFolder } from "./support/temp_folder.ts";

const KIB = 1024;
const LIMITS_KIB = { script: 60, style: 20 };

type Kind = keyof typeof LIMITS_KIB;

interface Loaded {
  path: string;
  kind: Kind;
  bytes: number;
}

async function firstVisit(): Promise<Loaded[]> {
  await using folder = await tempFolder();
  await using parley = await spawnParley(`${folder.path}/data`);
  const address = await addressOf(parley);
  const html = await (await fetch(address)).text();
  return await Promise.all(
    loads(html).map(async ({ path, kind }) => ({
      path,
      kind,
      bytes: await sizeOf(path, address),
    })),
  );
}

/** The scripts and stylesheets that a page names, each once. Modules name what they import in preloads. */
function loads(html: string): { path: string; kind: Kind }[] {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const found = new Map<string, Kind>();
  for (const tag of tags) {
    const path = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    if (!path) continue;
    if (tag.startsWith("<script") || tag.includes("modulepreload")) found.set(path, "script");
    else if (tag.includes('rel="stylesheet"')) found.set(path, "style");
  }
  return [...found].map(([path, kind]) => ({ path: path.replaceAll("&amp;", "&"), kind }));
}

/** The build keeps a gzipped file beside each that gains by it; what is made at each request is counted as it is. */
async function sizeOf(path: string, address: string): Promise<number> {
  const file = `${ROOT}_fresh/static${path.split("?")[0]}`;
  for (const candidate of [`${file}.gz`, file]) {
    try {
      return (await Deno.stat(candidate)).size;
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  return (await (await fetch(new URL(path, address))).bytes()).length;
}

await build();
const loaded = await firstVisit();
console.log(table([
  ["a first visit loads", "KiB gzipped"],
  ...loaded.map(({ path, bytes }) => [path, (bytes / KIB).toFixed(1)]),
]));
let tooMuch = false;
for (const [kind, limit] of Object.entries(LIMITS_KIB)) {
  const bytes = loaded.filter((item) => item.kind === kind)
    .reduce((all, item) => all + item.bytes, 0);
  tooMuch ||= bytes > limit * KIB;
  console.log(`${kind}s: ${(bytes / KIB).toFixed(1)} KiB of ${limit} KiB`);
}
if (tooMuch) {
  console.error("That is more than a first visit may load.");
  Deno.exit(1);
}
