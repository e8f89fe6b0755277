// Islands and the boot script, as scripts for browsers.

import { basename, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { type OutputChunk, rolldown, type RolldownBuild } from "rolldown";
import type { Script } from "../snapshot.ts";

export interface BundleOptions {
  root: string;
  target: string | string[];
  /** Paths or file addresses of modules. */
  islands: string[];
  minify: boolean;
}

/** Scripts are named without a path here: `island-0-Menu-ABC.js`. */
export interface Bundle {
  scripts: Map<string, Uint8Array<ArrayBuffer>>;
  boot: Script;
  /** In the order in which their modules were given. */
  islands: Script[];
}

const BOOT = fileURLToPath(import.meta.resolve("../runtime/boot.ts"));
const RUNTIME = fileURLToPath(import.meta.resolve("../runtime/mod.ts"));

export async function bundle({ root, target, islands, minify }: BundleOptions): Promise<Bundle> {
  const names = islands.map((path, i) => `island-${i}-${basename(path, extname(path))}`);
  const entries = Object.fromEntries([
    ["boot", BOOT],
    ...islands.map((path, i) => [names[i]!, toPath(path)] as const),
  ]);
  const build = await rolldown({
    cwd: root,
    input: entries,
    logLevel: "silent",
    platform: "browser",
    resolve: { alias: { "fresh/runtime": RUNTIME } },
    // A door only hands on: who asks it for one thing does not bring along the rest
    treeshake: { moduleSideEffects: [{ test: /\/mod\.ts$/, sideEffects: false }] },
    transform: {
      target,
      jsx: { runtime: "automatic", importSource: "preact" },
      // What only servers need is left out with the question
      define: { "typeof document": '"object"' },
    },
  });
  try {
    // Which modules a page needs at once is seen in what the bundler makes of them by itself
    const scattered = new Chunks(await write(build, { groups: [], minify: false, sources: false }));
    const groups = groupsOf(scattered, entries);
    const chunks = new Chunks(await write(build, { groups, minify, sources: !minify }));
    return {
      scripts: new Map(chunks.all.map(({ fileName, code }) => [fileName, encoder.encode(code)])),
      boot: chunks.script("boot"),
      islands: names.map((name) => chunks.script(name)),
    };
  } finally {
    await build.close();
  }
}

const encoder = new TextEncoder();

interface Group {
  name: string;
  test(module: string): boolean;
}

interface Writing {
  groups: Group[];
  minify: boolean;
  /** Whether they lead back to their sources. */
  sources: boolean;
}

async function write(
  build: RolldownBuild,
  { groups, minify, sources }: Writing,
): Promise<OutputChunk[]> {
  const { output } = await build.generate({
    chunkFileNames: "chunk-[hash].js",
    codeSplitting: { groups },
    comments: { legal: false },
    entryFileNames: "[name]-[hash].js",
    format: "esm",
    minify,
    sourcemap: sources ? "inline" : false,
  });
  return output.filter((file) => file.type === "chunk");
}

/**
 * Parts that are loaded later share much with what loads them, each something else, and would scatter
 * it over dozens of scripts. What a page needs at once is in few: what all pages need, and with it what
 * the largest island shares with others; what only the others share; what one island needs. The
 * entries stay by themselves: the first script waits for the islands, and nothing that these import
 * may wait for it.
 */
function groupsOf(scattered: Chunks, entries: Readonly<Record<string, string>>): Group[] {
  const [, ...names] = Object.keys(entries);
  const alone = new Set(Object.values(entries));
  const core = scattered.modulesOf("boot");
  const needed = new Map<string, string[]>();
  for (const name of names) {
    for (const module of scattered.modulesOf(name)) {
      if (core.has(module) || alone.has(module)) continue;
      needed.set(module, [...needed.get(module) ?? [], name]);
    }
  }
  const sizeOf = (name: string) => scattered.modulesOf(name).size;
  const [largest] = names.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const isShared = (module: string) => (needed.get(module)?.length ?? 0) > 1;
  const isOfLargest = (module: string) => needed.get(module)?.includes(largest!) ?? false;
  const isCore = (module: string) => core.has(module) || (isShared(module) && isOfLargest(module));
  const isOf = (name: string) => (module: string) => needed.get(module)?.join() === name;
  // An island that shares nothing with parts of its own is one script as it is
  const sharing = names.filter((name) => {
    const own = scattered.modulesAt(name);
    return [...needed.keys()].some((module) => isOf(name)(module) && !own.has(module));
  });
  return [
    { name: "core", test: (module) => isCore(module) && !alone.has(module) },
    { name: "shared", test: isShared },
    ...sharing.map((name) => ({ name: `of-${name}`, test: isOf(name) })),
  ];
}

class Chunks {
  readonly all: readonly OutputChunk[];
  #byFile: ReadonlyMap<string, OutputChunk>;

  constructor(all: readonly OutputChunk[]) {
    this.all = all;
    this.#byFile = new Map(all.map((chunk) => [chunk.fileName, chunk]));
  }

  script(name: string): Script {
    const [script, ...imports] = [...this.#loadedBy(name)].map(({ fileName }) => fileName);
    return { script: script!, imports };
  }

  /** Those that run as soon as the entry does. */
  modulesOf(name: string): Set<string> {
    return new Set([...this.#loadedBy(name)].flatMap(({ modules }) => Object.keys(modules)));
  }

  /** Those that stand in the script of the entry itself: nobody else needs them. */
  modulesAt(name: string): Set<string> {
    return new Set(Object.keys(this.#entry(name)?.modules ?? {}));
  }

  #entry(name: string): OutputChunk | undefined {
    return this.all.find((chunk) => chunk.isEntry && chunk.name === name);
  }

  /** A script and what it imports at once, and what that imports. */
  #loadedBy(name: string): Set<OutputChunk> {
    const found = new Set<OutputChunk>();
    const load = (chunk: OutputChunk | undefined) => {
      if (chunk === undefined || found.has(chunk)) return;
      found.add(chunk);
      for (const imported of chunk.imports) load(this.#byFile.get(imported));
    };
    load(this.#entry(name));
    return found;
  }
}

function toPath(island: string): string {
  return island.startsWith("file:") ? fileURLToPath(island) : island;
}
