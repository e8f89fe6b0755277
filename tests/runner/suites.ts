// Which test files belong to which suite: by folder, except that everything that needs a browser is the browser's.

import { programFor, PROGRAMS } from "../support/programs.ts";

export const SUITES = ["unit", "fresh", "http", "flows", "browser"] as const;
export type Suite = typeof SUITES[number];

const NO_TESTS = ["bench", "fixture"];

export async function filesOfSuites(folder: string): Promise<Map<Suite, string[]>> {
  const suites = new Map<Suite, string[]>(SUITES.map((suite) => [suite, []]));
  for (const file of await listTests(folder)) {
    suites.get(suiteOf(file.slice(folder.length + 1)))!.push(file);
  }
  return suites;
}

/** A folder that mirrors one of lib/ holds unit tests. */
function suiteOf(path: string): Suite {
  if (programFor(path) === PROGRAMS.browser) return "browser";
  const [folder] = path.split("/");
  return SUITES.find((suite) => suite === folder) ?? "unit";
}

async function listTests(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory && !NO_TESTS.includes(entry.name)) files.push(...await listTests(path));
    else if (/_test\.tsx?$/.test(entry.name)) files.push(path);
  }
  return files.sort();
}
