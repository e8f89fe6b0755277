import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Encoding, type StaticFile, SUFFIX } from "./snapshot.ts";

type Description = Omit<StaticFile, "read"> & { path: string };

/** Built files beside their server: read when first asked for, and kept, for together they are small. */
export function storedFiles(folder: URL, descriptions: Description[]): Map<string, StaticFile> {
  const place = fileURLToPath(folder);
  return new Map(descriptions.map(({ path, ...file }) => {
    const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
    const read = (encoding?: Encoding) => {
      const suffix = encoding ? SUFFIX[encoding] : "";
      const content = kept.get(suffix) ?? Deno.readFile(join(place, path + suffix));
      kept.set(suffix, content);
      content.catch(() => kept.delete(suffix));
      return content;
    };
    return [path, { ...file, read }];
  }));
}
