import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { readCommit, readFresh, readVersion } from "../../lib/web/version.ts";
import { tempFolder } from "../support/temp_folder.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const OTHER = "f".repeat(40);

async function commitOf(files: Record<string, string>): Promise<string | null> {
  await using temp = await tempFolder();
  for (const [name, text] of Object.entries(files)) {
    const path = `${temp.path}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(path, text.replaceAll("ROOT", temp.path));
  }
  return await readCommit(pathToFileURL(`${temp.path}/`));
}

Deno.test("the commit of a branch is in its own file", async () => {
  const files = { ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": `${COMMIT}\n` };
  assert.equal(await commitOf(files), COMMIT);
});

Deno.test("or in packed-refs, and the file wins where both have it", async () => {
  const packed = `# pack-refs with: peeled\n${OTHER} refs/heads/main2\n${COMMIT} refs/heads/main\n`;
  const files = { ".git/HEAD": "ref: refs/heads/main\n", ".git/packed-refs": packed };
  assert.equal(await commitOf(files), COMMIT);
  assert.equal(await commitOf({ ...files, ".git/refs/heads/main": `${OTHER}\n` }), OTHER);
});

Deno.test("a detached HEAD is the commit itself", async () => {
  assert.equal(await commitOf({ ".git/HEAD": `${COMMIT}\n` }), COMMIT);
});

Deno.test("a linked worktree has its HEAD in one place and its refs in another", async () => {
  const files = {
    ".git": "gitdir: ROOT/main/.git/worktrees/copy\n",
    "main/.git/worktrees/copy/HEAD": "ref: refs/heads/copy\n",
    "main/.git/worktrees/copy/commondir": "../..\n",
    "main/.git/refs/heads/copy": `${COMMIT}\n`,
  };
  assert.equal(await commitOf(files), COMMIT);
});

Deno.test("without a checkout, without a commit or with nonsense the commit is unknown", async () => {
  assert.equal(await commitOf({ "main.ts": "" }), null);
  assert.equal(await commitOf({ ".git/HEAD": "ref: refs/heads/main\n" }), null);
  assert.equal(await commitOf({ ".git/HEAD": "<html>\n" }), null);
});

Deno.test("the stand-in is told from the real Fresh by where it is", async () => {
  await using temp = await tempFolder();
  await Deno.writeTextFile(`${temp.path}/deno.json`, '{ "version": "2.3.3" }');
  assert.equal(await readFresh(pathToFileURL(`${temp.path}/mod.ts`).href), "stand-in 2.3.3");
  const upstream = "https://packages.example/@fresh/core/2.3.3/src/mod.ts";
  assert.equal(await readFresh(upstream), upstream);
});

Deno.test("the version is the one of deno.json", async () => {
  const own = JSON.parse(await Deno.readTextFile(new URL("../../deno.json", import.meta.url)));
  const { version, fresh } = await readVersion();
  assert.equal(version, own.version);
  assert.match(fresh, own.links === undefined ? /fresh/ : /^stand-in \d+\.\d+\.\d+$/);
});
