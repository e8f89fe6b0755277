// The checks that are no tests: each passes or fails as one.

import { browserTypes } from "./browser_types.ts";

export interface Check {
  name: string;
  run(root: string): Promise<boolean>;
}

export const CHECKS: Check[] = [
  { name: "format", run: (root) => deno(root, ["fmt", "--check", "--quiet"]) },
  { name: "lint", run: (root) => deno(root, ["lint", "--quiet"]) },
  { name: "size", run: (root) => deno(root, ["run", "-A", "tests/size.ts"]) },
];

/** One core is all that they use: the suites begin beside them. After the others, for they leave a file about meanwhile. */
export const TYPE_CHECKS: Check[] = [
  { name: "types", run: (root) => deno(root, ["check", "--quiet", "."]) },
  { name: "browser types", run: browserTypes },
];

/** Runs deno in the project; what it says is shown when it fails. */
export async function deno(root: string, args: string[]): Promise<boolean> {
  const output = await new Deno.Command(Deno.execPath(), { args, cwd: root, stdin: "null" })
    .output();
  if (!output.success) {
    await Deno.stderr.write(output.stdout);
    await Deno.stderr.write(output.stderr);
  }
  return output.success;
}
