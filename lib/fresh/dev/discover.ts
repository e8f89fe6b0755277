// Finds the routes, the islands and the static files of a project.

import { join, relative, sep as SEPARATOR } from "node:path";
import { isGroupIslandFile, isIslandFile, isRouteFile } from "../file_routes.ts";
import type { ResolvedOptions } from "./options.ts";

export interface Found {
  /** Relative to the routes folder. */
  routes: string[];
  /** Whole paths, or addresses that were registered. */
  islands: string[];
}

export async function discover(
  options: ResolvedOptions,
  registered: string[],
): Promise<Found> {
  const kept = (path: string) => !options.ignore.some((pattern) => pattern.test(path));
  const inRoutes = (await listFiles(options.routeDir)).filter(kept);
  const inIslands = (await listFiles(options.islandDir)).filter(kept);
  return {
    routes: inRoutes.filter(isRouteFile),
    islands: [
      ...inIslands.filter(isIslandFile).map((path) => join(options.islandDir, path)),
      ...inRoutes.filter(isGroupIslandFile).map((path) => join(options.routeDir, path)),
      ...registered,
    ],
  };
}

/** All files below a folder, relative to it, with slashes, in a stable order. A missing folder has none. */
export async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  async function walk(place: string): Promise<void> {
    for await (const entry of Deno.readDir(place)) {
      const path = join(place, entry.name);
      if (entry.isDirectory) await walk(path);
      else files.push(relative(folder, path).replaceAll(SEPARATOR, "/"));
    }
  }
  try {
    await walk(folder);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return files.sort();
}
