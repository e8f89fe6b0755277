import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Encoding, type StaticFile, SUFFIX } from "./snapshot.ts";

type Description = Omit<StaticFile, "read"> & { path: string };

/**
 * Built files beside their server, read when it loads: together they are small, and what is built later into the same
 * folder must not change what a running server says under an old name.
 */
export function storedFiles(folder: URL, descriptions: Description[]): Map<string, StaticFile> {
  const place = fileURLToPath(folder);
  return new Map(descriptions.map(({ path, ...file }) => {
    const readNow = (suffix: string) => Deno.readFileSync(join(place, path + suffix));
    const plain = readNow("");
    const encoded = new Map(
      file.encodings.map((encoding) => [encoding, readNow(SUFFIX[encoding])]),
    );
    const read = (encoding?: Encoding) =>
      Promise.resolve(encoding ? encoded.get(encoding)! : plain);
    return [path, { ...file, read }];
  }));
}
