// Islands and the boot script, as scripts for browsers.

import * as esbuild from "esbuild";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
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

let users = 0;

/** The bundler is a process of its own, which an app's transforms may use too: the last one out ends it. */
export async function withBundler<T>(work: () => Promise<T>): Promise<T> {
  users++;
  try {
    return await work();
  } finally {
    if (--users === 0) await esbuild.stop();
  }
}

export async function bundle({ root, target, islands, minify }: BundleOptions): Promise<Bundle> {
  const names = islands.map((path, i) => `island-${i}-${basename(path).replace(/\.[^.]+$/, "")}`);
  const result = await esbuild.build({
    absWorkingDir: root,
    alias: { "fresh/runtime": RUNTIME },
    bundle: true,
    chunkNames: "chunk-[hash]",
    entryNames: "[name]-[hash]",
    entryPoints: [
      { in: BOOT, out: "boot" },
      ...islands.map((path, i) => ({ in: toPath(path), out: names[i]! })),
    ],
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "silent",
    metafile: true,
    minify,
    outdir: "/",
    platform: "browser",
    sourcemap: minify ? false : "inline",
    splitting: true,
    target,
    write: false,
  });
  const entries = describe(result.metafile.outputs);
  return {
    scripts: new Map(result.outputFiles.map(({ path, contents }) => [
      basename(path),
      new Uint8Array(contents),
    ])),
    boot: entries.get("boot")!,
    islands: names.map((name) => entries.get(name)!),
  };
}

type Outputs = esbuild.Metafile["outputs"];

/** Each entry's script, by the name that was asked for. */
function describe(outputs: Outputs): Map<string, Script> {
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint);
  return new Map(entries.map(([path]) => {
    const [script, ...imports] = [...withImports(path, outputs)].map((file) => basename(file));
    return [script!.replace(/-[A-Z0-9]{8}\.js$/, ""), { script: script!, imports }];
  }));
}

/** A script and what it imports at once, and what that imports. */
function withImports(path: string, outputs: Outputs, found = new Set([path])): Set<string> {
  for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
    if (kind !== "import-statement" || found.has(imported)) continue;
    withImports(imported, outputs, found.add(imported));
  }
  return found;
}

function toPath(island: string): string {
  return island.startsWith("file:") ? fileURLToPath(island) : island;
}
