import assert from "node:assert/strict";
import { spawnServer } from "./child_server.ts";
import { tempFolder } from "./temp_folder.ts";

/** The one sentence of a start that ends with exit code 2. */
export async function refusal(env: Record<string, string>, args: string[] = []): Promise<string> {
  await using temp = await tempFolder();
  await using child = await spawnServer({
    env: { PARLEY_DATA: `${temp.path}/data`, ...env },
    args,
  });
  const { code } = await child.exited;
  assert.equal(code, 2, child.output());
  assert.doesNotMatch(child.stdout, /Parley is at/);
  assert.match(child.stderr, /^[^\n]+\n$/, "one line and nothing else");
  assert.doesNotMatch(child.stderr, /\.ts:|os error|error:/i, "no trace");
  return child.stderr.trim();
}
