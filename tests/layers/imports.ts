// What each source file of the project imports, read from its text.

import { dirname, join } from "node:path";

export interface Source {
  /** Relative to the project. */
  path: string;
  text: string;
  imports: Import[];
}

export interface Import {
  /** As it is written. */
  specifier: string;
  /** The file it names, relative to the project, where it names one. */
  file?: string;
  /** Whether it is gone once the types are. */
  typeOnly: boolean;
}

const PLACES = ["lib", "routes", "islands", "components"];
const ENTRIES = ["main.ts", "dev.ts"];

export async function readSources(root: string): Promise<Source[]> {
  const paths = [...ENTRIES];
  for (const place of PLACES) paths.push(...await listSources(root, place));
  return await Promise.all(
    paths.sort().map(async (path) => {
      const text = withoutComments(await Deno.readTextFile(join(root, path)));
      return { path, text, imports: readImports(path, text) };
    }),
  );
}

async function listSources(root: string, folder: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const entry of Deno.readDir(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) paths.push(...await listSources(root, path));
    else if (/\.(ts|tsx|js|mjs)$/.test(entry.name)) paths.push(path);
  }
  return paths;
}

// Statements start a line; the last form is a dynamic import.
const STATEMENT =
  /^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s*)?["']([^"']+)["']|\bimport(?:\.meta\.resolve)?\(\s*["']([^"']+)["']/gm;

export function readImports(path: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map(([, type, named, called]) => {
    const specifier = (named ?? called)!;
    const typeOnly = type !== undefined;
    return specifier.startsWith(".")
      ? { specifier, file: join(dirname(path), specifier), typeOnly }
      : { specifier, typeOnly };
  });
}

/** Comments speak of things that the code does not touch. Strings stay: an import is one. */
export function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\*[^]*?\*\/|(^|\s)\/\/.*$/gm, "");
}
