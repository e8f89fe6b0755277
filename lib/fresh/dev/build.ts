// One build: everything found, bundled and hashed, held in memory.

import type { Script } from "../snapshot.ts";
import { bundle } from "./bundle.ts";
import { discover } from "./discover.ts";
import type { ResolvedOptions } from "./options.ts";
import { type BuiltFile, finishFile, hash, readStatic, type Transform } from "./static.ts";

export interface Build {
  buildId: string;
  mode: "development" | "production";
  root: string;
  /** Relative to the routes folder. */
  routes: string[];
  islands: { source: string; script: Script }[];
  boot: Script;
  files: BuiltFile[];
}

export interface BuildRequest {
  options: ResolvedOptions;
  mode: Build["mode"];
  islands: string[];
  transforms: Transform[];
}

export async function makeBuild(request: BuildRequest): Promise<Build> {
  const { options: { root, target, staticDir }, mode, transforms } = request;
  const found = await discover(request.options, request.islands);
  const minify = mode === "production";
  const [scripts, statics] = await Promise.all([
    bundle({ root, target, islands: found.islands, minify }),
    readStatic(staticDir, mode, transforms),
  ]);
  const buildId = await identify([...statics.values(), ...scripts.scripts.values()]);
  const at = (name: string) => `/_fresh/js/${buildId}/${name}`;
  const placed = ({ script, imports }: Script) => ({
    script: at(script),
    imports: imports.map(at),
  });
  const files = [
    ...[...scripts.scripts].map(([name, content]) => ({
      path: at(name),
      content,
      immutable: true,
    })),
    ...[...statics].map(([path, content]) => ({ path, content, immutable: false })),
  ];
  return {
    buildId,
    mode,
    root,
    routes: found.routes,
    islands: found.islands.map((source, i) => ({ source, script: placed(scripts.islands[i]!) })),
    boot: placed(scripts.boot),
    files: await Promise.all(files.map((file) => finishFile(file, { compress: minify }))),
  };
}

/** The same content gives the same name, whenever and wherever it is built. */
async function identify(contents: Uint8Array<ArrayBuffer>[]): Promise<string> {
  const hashes = await Promise.all(contents.map(hash));
  return await hash(new TextEncoder().encode(hashes.join()));
}
