import assert from "node:assert/strict";
import { foldersOf } from "../../lib/cli/folders.ts";
import { knownOf, Logins, UNKNOWN_SERVER } from "../../lib/cli/login/logins.ts";
import type { UserId } from "../../lib/protocol/mod.ts";
import { tempFolder } from "../support/temp_folder.ts";

const SERVER = "https://chat.example.org";
const LOGIN = { token: "T".repeat(43), user: "uabcdefghijk" as UserId, name: "ada" };
const ON_WINDOWS = Deno.build.os === "windows";

async function place() {
  const temp = await tempFolder();
  const folder = `${temp.path}/config/parley`;
  return {
    folder,
    logins: new Logins(folder),
    modeOf: async (path: string) => ((await Deno.stat(path)).mode! & 0o777).toString(8),
    [Symbol.asyncDispose]: () => temp[Symbol.asyncDispose](),
  };
}

Deno.test("what is noted of a server is read again, and the last one is meant from then on", async () => {
  await using there = await place();
  const { logins } = there;
  assert.deepEqual(await logins.read(), { ok: true, saved: { last: null, servers: new Map() } });
  await logins.note(SERVER, { login: LOGIN, device: "D" });
  await logins.note("http://localhost:8000", { login: { ...LOGIN, name: "ben" } });
  await logins.note(SERVER, { fingerprint: `SHA256:${Array(32).fill("AB").join(":")}` });
  const read = await new Logins(there.folder).read();
  assert.ok(read.ok);
  assert.equal(read.saved.last, SERVER);
  const known = knownOf(read.saved.servers, SERVER);
  assert.deepEqual([known.login, known.device], [LOGIN, "D"]);
  assert.match(known.fingerprint!, /^SHA256:AB:AB/);
  assert.equal(knownOf(read.saved.servers, "http://localhost:8000").login?.name, "ben");
  assert.deepEqual(knownOf(read.saved.servers, "https://nowhere"), UNKNOWN_SERVER);
});

Deno.test({
  name: "file and folder are their owner's alone with any umask",
  ignore: ON_WINDOWS,
  async fn() {
    for (const umask of [0o000, 0o022, 0o077, 0o777]) {
      await using there = await place();
      await Deno.mkdir(there.folder.replace(/\/parley$/, ""), { recursive: true });
      const before = Deno.umask(umask);
      try {
        assert.ok((await there.logins.note(SERVER, { login: LOGIN })).ok, umask.toString(8));
      } finally {
        Deno.umask(before);
      }
      assert.equal(await there.modeOf(there.folder), "700");
      assert.equal(await there.modeOf(there.logins.path), "600");
    }
  },
});

Deno.test({
  name:
    "a file that others can read, or a folder that they can write in, is refused and left alone",
  ignore: ON_WINDOWS,
  async fn() {
    await using there = await place();
    const { logins } = there;
    await logins.note(SERVER, { login: LOGIN });
    const before = await Deno.readTextFile(logins.path);
    for (const mode of [0o640, 0o604, 0o666]) {
      await Deno.chmod(logins.path, mode);
      for (const outcome of [await logins.read(), await logins.note(SERVER, { login: null })]) {
        assert.ok(!outcome.ok && outcome.why === "open_to_others");
        assert.deepEqual([outcome.path, outcome.mode], [logins.path, "600"]);
      }
    }
    await Deno.chmod(logins.path, 0o600);
    await Deno.chmod(there.folder, 0o720);
    const outcome = await logins.note(SERVER, { login: null });
    assert.ok(!outcome.ok && outcome.why === "open_to_others" && outcome.mode === "700");
    assert.equal(await Deno.readTextFile(logins.path), before);
  },
});

Deno.test("a file that is none of ours is not written over", async () => {
  await using there = await place();
  const { logins } = there;
  await logins.note(SERVER, { login: LOGIN });
  for (const text of ["", "{", "[]", "null", '{"version":2,"servers":{}}', '{"version":1}']) {
    await Deno.writeTextFile(logins.path, text);
    const outcome = await logins.note(SERVER, { login: null });
    assert.ok(!outcome.ok && outcome.why === "damaged", text);
    assert.equal(await Deno.readTextFile(logins.path), text);
  }
  const odd = { version: 1, last: 7, servers: { [SERVER]: { login: { token: 1 }, device: {} } } };
  await Deno.writeTextFile(logins.path, JSON.stringify(odd));
  const read = await logins.read();
  assert.ok(read.ok);
  assert.deepEqual(read.saved, { last: null, servers: new Map([[SERVER, UNKNOWN_SERVER]]) });
});

Deno.test("of programs that write at once none loses what another has written", async () => {
  await using there = await place();
  const writer = new URL("../support/logins_writer.ts", import.meta.url).pathname;
  const names = ["one", "two", "three"];
  const ends = await Promise.all(names.map((name) => {
    const args = ["run", "-A", "--no-check", writer, there.folder, name, "12"];
    return new Deno.Command(Deno.execPath(), { args }).output();
  }));
  for (const { success, stderr } of ends) assert.ok(success, new TextDecoder().decode(stderr));
  const read = await there.logins.read();
  assert.ok(read.ok);
  assert.equal(read.saved.servers.size, 36);
  const left = (await Array.fromAsync(Deno.readDir(there.folder))).map(({ name }) => name);
  assert.deepEqual(left.toSorted(), ["logins.json", "logins.json.lock"]);
});

Deno.test("folders are where each system keeps such things", () => {
  const at = (env: Record<string, string>, os: typeof Deno.build.os) =>
    foldersOf((name) => env[name], os);
  const home = { config: "/h/.config/parley", state: "/h/.local/state/parley" };
  assert.deepEqual(at({ HOME: "/h" }, "linux"), home);
  assert.deepEqual(at({ HOME: "/h", XDG_CONFIG_HOME: "rel", XDG_STATE_HOME: "" }, "darwin"), home);
  const own = { HOME: "/h", XDG_CONFIG_HOME: "/c", XDG_STATE_HOME: "/s" };
  assert.deepEqual(at(own, "linux"), { config: "/c/parley", state: "/s/parley" });
  const windows = { APPDATA: "C:\\r", LOCALAPPDATA: "C:\\l" };
  assert.deepEqual(at(windows, "windows"), { config: "C:\\r\\parley", state: "C:\\l\\parley" });
  assert.equal(at({}, "linux"), null);
  assert.equal(at({}, "windows"), null);
});
