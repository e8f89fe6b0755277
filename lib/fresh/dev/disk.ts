// A build written to the output folder, for `_fresh/server.js` to be served later without any of this.

import { dirname, join, relative } from "node:path";
import { type Encoding, SUFFIX } from "../snapshot.ts";
import type { Build } from "./build.ts";
import type { ResolvedOptions } from "./options.ts";
import { type BuiltFile, encodingsOf } from "./static.ts";

export async function writeBuild(build: Build, options: ResolvedOptions): Promise<void> {
  const { outDir } = options;
  // Beside its place and then moved there whole: nobody finds half a build.
  const fresh = `${outDir}.${Deno.pid}`;
  await Deno.remove(fresh, { recursive: true }).catch(ignoreMissing);
  await Deno.mkdir(fresh, { recursive: true });
  await Promise.all(build.files.map((file) => writeFile(join(fresh, "static"), file)));
  await Deno.writeTextFile(join(fresh, "snapshot.js"), snapshotModule(build, options));
  await Deno.writeTextFile(join(fresh, "server.js"), serverModule(options));
  await replace(outDir, fresh);
}

async function replace(folder: string, by: string): Promise<void> {
  const old = `${by}.old`;
  await Deno.rename(folder, old).catch(ignoreMissing);
  await Deno.rename(by, folder);
  await Deno.remove(old, { recursive: true }).catch(ignoreMissing);
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}

async function writeFile(folder: string, file: BuiltFile): Promise<void> {
  const path = join(folder, file.path);
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeFile(path, file.content);
  for (const [encoding, content] of Object.entries(file.compressed)) {
    await Deno.writeFile(path + SUFFIX[encoding as Encoding], content);
  }
}

function snapshotModule(build: Build, { outDir, routeDir }: ResolvedOptions): string {
  const { buildId, mode, boot } = build;
  const js = JSON.stringify;
  const imports = [
    ...build.routes.map((path, i) =>
      `import * as route${i} from ${addressFrom(outDir, join(routeDir, path))};`
    ),
    ...build.islands.map(({ source }, i) =>
      `import * as island${i} from ${addressFrom(outDir, source)};`
    ),
  ];
  const routes = build.routes.map((path, i) => `{ path: ${js(path)}, module: route${i} },`);
  const islands = build.islands.map(({ script }, i) => `...islandsOf(island${i}, ${js(script)}),`);
  const files = build.files.map((file) => {
    const { path, type, etag, immutable } = file;
    return `${js({ path, type, etag, immutable, encodings: encodingsOf(file) })},`;
  });
  return `// Made by the build; not for editing.
import { fileURLToPath } from "node:url";
import { islandsOf, storedFiles } from "fresh/internal";
${imports.join("\n")}

export const snapshot = {
  buildId: ${js(buildId)},
  mode: ${js(mode)},
  root: fileURLToPath(new URL(${addressFrom(outDir, build.root)}, import.meta.url)),
  boot: ${js(boot)},
  routes: [
    ${routes.join("\n    ")}
  ],
  islands: [
    ${islands.join("\n    ")}
  ],
  files: storedFiles(new URL("./static/", import.meta.url), [
    ${files.join("\n    ")}
  ]),
};
`;
}

function serverModule({ outDir, serverEntry }: ResolvedOptions): string {
  return `// Made by the build; not for editing.
import { setSnapshot } from "fresh/internal";
import { app } from ${addressFrom(outDir, serverEntry)};
import { snapshot } from "./snapshot.js";

setSnapshot(app, snapshot);
const handler = app.handler();
export default { fetch: (request, info) => handler(request, info) };
`;
}

/** A module's address as a module in the output folder writes it, so that the project may be moved as a whole. */
function addressFrom(outDir: string, path: string): string {
  if (path.startsWith("file:")) return JSON.stringify(path);
  const segments = relative(outDir, path).split("/").map(encodeURIComponent);
  return JSON.stringify(`./${segments.join("/")}`);
}
