import assert from "node:assert/strict";
import { openStore, type Store } from "../../lib/store/mod.ts";
import { tempFolder } from "../support/temp_folder.ts";

async function opened(data: string): Promise<Store> {
  const outcome = await openStore({ data, kv: "file" });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.problem);
  return outcome.store;
}

async function refused(data: string): Promise<string> {
  const outcome = await openStore({ data, kv: "file" });
  if (outcome.ok) await outcome.store.close();
  assert.ok(!outcome.ok, "this folder should be refused");
  assert.doesNotMatch(outcome.problem, /\n|os error/);
  return outcome.problem;
}

function modeOf(path: string): string {
  return (Deno.statSync(path).mode! & 0o777).toString(8);
}

function modesIn(folder: string): Record<string, string> {
  const names = [...Deno.readDirSync(folder)].map((entry) => entry.name);
  return Object.fromEntries(names.map((name) => [name, modeOf(`${folder}/${name}`)]));
}

Deno.test("the folder is made 0700 and every file in it 0600, with any umask", async () => {
  await using temp = await tempFolder();
  const data = `${temp.path}/new/data`;
  const umask = Deno.umask(0);
  try {
    const store = await opened(data);
    await store.kv.set(["key"], "value");
    assert.equal(modeOf(data), "700");
    assert.deepEqual(modesIn(data), {
      "parley.db": "600",
      "parley.db-shm": "600",
      "parley.db-wal": "600",
      "parley.lock": "600",
    });
    await store.close();
  } finally {
    Deno.umask(umask);
  }
});

Deno.test("a folder and files that were opened to others are closed again", async () => {
  await using temp = await tempFolder();
  (await opened(temp.path)).close();
  await Deno.chmod(`${temp.path}/parley.db`, 0o644);
  await Deno.chmod(temp.path, 0o755);
  const store = await opened(temp.path);
  await store.kv.set(["key"], "value");
  assert.equal(modeOf(temp.path), "700");
  assert.deepEqual(new Set(Object.values(modesIn(temp.path))), new Set(["600"]));
  await store.close();
});

Deno.test("an empty folder that exists is taken, whatever its mode", async () => {
  await using temp = await tempFolder();
  await Deno.chmod(temp.path, 0o755);
  (await opened(temp.path)).close();
  assert.equal(modeOf(temp.path), "700");
});

Deno.test("an open folder with other people's files is refused and left as it is", async () => {
  await using temp = await tempFolder();
  await Deno.writeTextFile(`${temp.path}/letters.txt`, "");
  await Deno.chmod(temp.path, 0o755);
  assert.match(
    await refused(temp.path),
    /holds other files and is open to other users: set PARLEY_DATA/,
  );
  assert.equal(modeOf(temp.path), "755");
  assert.deepEqual(Object.keys(modesIn(temp.path)), ["letters.txt"]);
});

Deno.test("what was written is there when the folder is opened again", async () => {
  await using temp = await tempFolder();
  const first = await opened(temp.path);
  await first.kv.set(["key"], "value");
  await first.close();
  const second = await opened(temp.path);
  assert.equal((await second.kv.get(["key"])).value, "value");
  await second.close();
});

Deno.test("a folder that cannot be made is refused: below a file, and in /proc", async () => {
  await using temp = await tempFolder();
  await Deno.writeTextFile(`${temp.path}/file`, "");
  const below = await refused(`${temp.path}/file/data`);
  assert.match(below, /^Parley cannot use .*\/file\/data \(not a directory\): set PARLEY_DATA to/);
  assert.match(await refused(`${temp.path}/file`), /\(file exists\): set PARLEY_DATA to/);
  if (Deno.build.os === "linux") {
    assert.match(await refused("/proc/parley"), /^Parley cannot use \/proc\/parley \(.+\): set/);
  }
});

Deno.test("a folder that cannot be written is refused", async () => {
  await using temp = await tempFolder();
  // Mode bits don't bind root, a folder in the place of the lock file binds everyone
  await Deno.mkdir(`${temp.path}/parley.lock`);
  assert.match(await refused(temp.path), /parley.lock \(is a directory\): set PARLEY_DATA to/);
});

Deno.test("a file that is no database is refused, and gives the folder free again", async () => {
  await using temp = await tempFolder();
  await Deno.writeTextFile(`${temp.path}/parley.db`, "not a database ".repeat(1_000));
  assert.match(
    await refused(temp.path),
    /parley.db cannot be opened \(file is not a database\): put/,
  );
  await Deno.remove(`${temp.path}/parley.db`);
  (await opened(temp.path)).close();
});
