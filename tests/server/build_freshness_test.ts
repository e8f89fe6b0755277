import assert from "node:assert/strict";
import { ensureBuilt, isFresh } from "../../lib/server/build_freshness.ts";
import { pathToFileURL } from "node:url";
import { type TempFolder, tempFolder } from "../support/temp_folder.ts";

const BUILT = new Date("2026-01-02T12:00:00Z");
const BEFORE = new Date("2026-01-02T11:00:00Z");
const AFTER = new Date("2026-01-02T13:00:00Z");

const FILES = ["_fresh/server.js", "main.ts", "deno.json", "lib/store/a #1.ts", "static/a.css"];
const FOLDERS = ["lib", "lib/store", "static"];

interface Project extends TempFolder {
  readonly root: URL;
  touch(name: string, when: Date): Promise<void>;
}

/** A project that was built an hour after everything in it was written. */
async function builtProject(): Promise<Project> {
  const temp = await tempFolder();
  const touch = (name: string, when: Date) => Deno.utime(`${temp.path}/${name}`, when, when);
  for (const folder of [...FOLDERS, "_fresh", "node_modules"]) {
    await Deno.mkdir(`${temp.path}/${folder}`, { recursive: true });
  }
  for (const file of FILES) await Deno.writeTextFile(`${temp.path}/${file}`, "");
  for (const name of [...FILES, ...FOLDERS]) await touch(name, BEFORE);
  await touch("_fresh/server.js", BUILT);
  return { ...temp, root: pathToFileURL(`${temp.path}/`), touch };
}

Deno.test("built after everything that it is built from: fresh", async () => {
  await using project = await builtProject();
  assert.equal(isFresh(project.root), true);
});

Deno.test("never built: not fresh", async () => {
  await using project = await builtProject();
  await Deno.remove(`${project.path}/_fresh/server.js`);
  assert.equal(isFresh(project.root), false);
});

Deno.test("the packages were thrown away: not fresh, for the build brings them", async () => {
  await using project = await builtProject();
  await Deno.remove(`${project.path}/node_modules`);
  assert.equal(isFresh(project.root), false);
});

for (const name of ["main.ts", "deno.json", "lib/store/a #1.ts", "static/a.css"]) {
  Deno.test(`${name} was changed since: not fresh`, async () => {
    await using project = await builtProject();
    await project.touch(name, AFTER);
    assert.equal(isFresh(project.root), false);
    await project.touch(name, BUILT);
    assert.equal(isFresh(project.root), false, "in the same moment it may have been missed");
  });
}

Deno.test("a file was removed since: its folder tells", async () => {
  await using project = await builtProject();
  await Deno.remove(`${project.path}/lib/store/a #1.ts`);
  await project.touch("lib/store", AFTER);
  assert.equal(isFresh(project.root), false);
});

Deno.test("what the page is not built from does not count", async () => {
  await using project = await builtProject();
  await Deno.mkdir(`${project.path}/tests`);
  await Deno.writeTextFile(`${project.path}/tests/new_test.ts`, "");
  await Deno.writeTextFile(`${project.path}/README.md`, "");
  assert.equal(isFresh(project.root), true);
});

Deno.test("a fresh project is not built again", async () => {
  await using project = await builtProject();
  await project.touch("main.ts", BEFORE);
  await Deno.writeTextFile(`${project.path}/dev.ts`, writing("built.txt"));
  await project.touch("dev.ts", BEFORE);
  assert.deepEqual(await ensureBuilt(project.root), { ok: true });
  await assert.rejects(Deno.stat(`${project.path}/built.txt`), Deno.errors.NotFound);
});

Deno.test("a stale one is, by dev.ts in the project's own folder", async () => {
  await using project = await builtProject();
  await Deno.writeTextFile(`${project.path}/deno.json`, "{}");
  await Deno.writeTextFile(`${project.path}/dev.ts`, writing("built.txt"));
  assert.deepEqual(await ensureBuilt(project.root), { ok: true });
  assert.equal(await Deno.readTextFile(`${project.path}/built.txt`), "build");
});

Deno.test("a build that fails is told", async () => {
  await using project = await builtProject();
  await Deno.writeTextFile(`${project.path}/deno.json`, "{}");
  await Deno.writeTextFile(`${project.path}/dev.ts`, "Deno.exit(7)");
  assert.deepEqual(await ensureBuilt(project.root), { ok: false });
});

function writing(file: string): string {
  return `await Deno.writeTextFile("${file}", Deno.args.join(" "));`;
}

Deno.test("of several starts at once one builds, and the others find it built", async () => {
  await using project = await builtProject();
  await Deno.remove(`${project.path}/_fresh/server.js`);
  await Deno.writeTextFile(`${project.path}/deno.json`, "{}");
  await Deno.writeTextFile(
    `${project.path}/dev.ts`,
    `Deno.writeTextFileSync("builds", "one ", { append: true });
     Deno.writeTextFileSync("_fresh/server.js", "");`,
  );
  const outcomes = await Promise.all([1, 2, 3].map(() => ensureBuilt(project.root)));
  assert.ok(outcomes.every((outcome) => outcome.ok));
  assert.equal(await Deno.readTextFile(`${project.path}/builds`), "one ");
});
