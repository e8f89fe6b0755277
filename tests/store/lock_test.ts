import assert from "node:assert/strict";
import { openStore, type Store } from "../../lib/store/mod.ts";
import { Child } from "../support/child.ts";
import { tempFolder } from "../support/temp_folder.ts";

async function opened(data: string): Promise<Store> {
  const outcome = await openStore({ data, kv: "file" });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.problem);
  return outcome.store;
}

async function assertHeld(data: string, pid: number): Promise<void> {
  const outcome = await openStore({ data, kv: "file" });
  if (outcome.ok) await outcome.store.close();
  assert.ok(!outcome.ok, `${data} should be held`);
  assert.match(
    outcome.problem,
    new RegExp(`is in use by another Parley, process ${pid}: stop that`),
  );
}

/** Another process that holds the folder until it is killed. */
async function holder(data: string): Promise<Child> {
  const child = new Child(
    new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "-A",
        "--unstable-kv",
        "--no-check",
        import.meta.resolve("./hold_folder.ts"),
        data,
      ],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
  await child.printed("stdout", /holding/);
  return child;
}

Deno.test("a second open of the same folder is refused in the same process, by any path", async () => {
  await using temp = await tempFolder();
  const data = `${temp.path}/data`;
  const store = await opened(data);
  await Deno.symlink(data, `${temp.path}/link`);
  const before = Deno.cwd();
  Deno.chdir(temp.path);
  try {
    for (const path of [data, `${temp.path}/link`, "data", "./data/../data/"]) {
      await assertHeld(path, Deno.pid);
    }
  } finally {
    Deno.chdir(before);
  }
  await store.close();
  (await opened(`${temp.path}/link`)).close();
});

Deno.test("a second open changes nothing: the first still reads and writes", async () => {
  await using temp = await tempFolder();
  const store = await opened(temp.path);
  await store.kv.set(["key"], "before");
  await assertHeld(temp.path, Deno.pid);
  await store.kv.set(["key"], "after");
  assert.equal((await store.kv.get(["key"])).value, "after");
  await store.close();
});

Deno.test("another process is named, and kill -9 frees its folder", async () => {
  await using temp = await tempFolder();
  await using other = await holder(temp.path);
  await assertHeld(temp.path, other.pid);
  other.kill("SIGKILL");
  await other.exited;
  (await opened(temp.path)).close();
});

Deno.test("an id left behind in the file by a dead process holds nothing", async () => {
  await using temp = await tempFolder();
  // Ours is alive for certain, so whoever believed the file would refuse
  await Deno.writeTextFile(`${temp.path}/parley.lock`, `${Deno.pid}\n`);
  (await opened(temp.path)).close();
});

Deno.test("a lock file without an id still gives a sentence", async () => {
  await using temp = await tempFolder();
  const store = await opened(temp.path);
  await Deno.truncate(`${temp.path}/parley.lock`);
  const outcome = await openStore({ data: temp.path, kv: "file" });
  assert.ok(!outcome.ok);
  assert.match(outcome.problem, /is in use by another Parley: stop that one first/);
  await store.close();
});

Deno.test("an old lock file that others could read is closed to them", async () => {
  await using temp = await tempFolder();
  const path = `${temp.path}/parley.lock`;
  await Deno.writeTextFile(path, "1\n");
  await Deno.chmod(path, 0o644);
  const store = await opened(temp.path);
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  await store.close();
});
