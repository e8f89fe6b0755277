import { isAbsolute, resolve } from "node:path";

export interface BuilderOptions {
  /** Browsers that the scripts are written for, as Rolldown names them. */
  target?: string | string[];
  root?: string;
  serverEntry?: string;
  outDir?: string;
  staticDir?: string;
  islandDir?: string;
  routeDir?: string;
  /** Files that are no routes or islands. */
  ignore?: RegExp[];
}

export interface ResolvedOptions {
  target: string | string[];
  root: string;
  serverEntry: string;
  outDir: string;
  staticDir: string;
  islandDir: string;
  routeDir: string;
  ignore: RegExp[];
}

export function resolveOptions(options: BuilderOptions): ResolvedOptions {
  const root = resolve(options.root ?? Deno.cwd());
  const below = (path: string) => isAbsolute(path) ? path : resolve(root, path);
  return {
    target: options.target ?? ["es2022"],
    root,
    serverEntry: below(options.serverEntry ?? "main.ts"),
    outDir: below(options.outDir ?? "_fresh"),
    staticDir: below(options.staticDir ?? "static"),
    islandDir: below(options.islandDir ?? "islands"),
    routeDir: below(options.routeDir ?? "routes"),
    ignore: options.ignore ?? [],
  };
}
