// A build used where it was made, by development and by tests.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RouteModule } from "../file_routes.ts";
import { islandsOf } from "../islands_of.ts";
import type { Snapshot, StaticFile } from "../snapshot.ts";
import type { Build } from "./build.ts";
import { type BuiltFile, encodingsOf } from "./static.ts";

export async function toSnapshot(build: Build, routeDir: string): Promise<Snapshot> {
  const { buildId, mode, root, boot } = build;
  const routes = await Promise.all(build.routes.map(async (path) => ({
    path,
    module: await importFile(join(routeDir, path)) as RouteModule,
  })));
  const islands = await Promise.all(
    build.islands.map(async ({ source, script }) => islandsOf(await importFile(source), script)),
  );
  const files = new Map(build.files.map((file) => [file.path, toStaticFile(file)]));
  return { buildId, mode, root, boot, routes, islands: islands.flat(), files };
}

async function importFile(path: string): Promise<Record<string, unknown>> {
  return await import(path.startsWith("file:") ? path : pathToFileURL(path).href);
}

function toStaticFile(file: BuiltFile): StaticFile {
  const { type, etag, immutable, content, compressed } = file;
  return {
    type,
    etag,
    immutable,
    encodings: encodingsOf(file),
    read: (encoding) => Promise.resolve(encoding ? compressed[encoding]! : content),
  };
}
