import { extractClasses } from "./extract_classes.ts";

/** Every .tsx file in or below the given files and folders, in a fixed order. A missing one counts as empty. */
export async function listSources(roots: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const root of roots) {
    if (root.endsWith(".tsx")) files.push(root);
    else files.push(...await listFolder(root));
  }
  return files.sort();
}

/** The class names of those files. */
export async function readClasses(roots: readonly string[]): Promise<Set<string>> {
  const classes = new Set<string>();
  for (const file of await listSources(roots)) {
    for (const name of extractClasses(await Deno.readTextFile(file), file)) classes.add(name);
  }
  return classes;
}

async function listFolder(folder: string): Promise<string[]> {
  const files: string[] = [];
  try {
    for await (const entry of Deno.readDir(folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) files.push(...await listFolder(path));
      else if (entry.name.endsWith(".tsx")) files.push(path);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return files;
}
