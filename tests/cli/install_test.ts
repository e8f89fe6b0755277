/** The launcher: where it is put, what it starts, and that it takes nobody else's place. */
import assert from "node:assert/strict";
import { isLasting, isLauncher, launcherText } from "../../lib/cli/install/launcher.ts";
import { type Home, terminalHome } from "../support/terminal_program.ts";

async function output(
  program: string,
  args: string[],
  home: Home,
  env: Record<string, string> = {},
) {
  const command = new Deno.Command(program, {
    ...{ args, cwd: home.path, clearEnv: true },
    env: { HOME: home.path, LANG: "en", DENO_DIR: Deno.env.get("DENO_DIR") ?? "", ...env },
  });
  const { code, stdout, stderr } = await command.output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

Deno.test("it is put where people have their programs, and starts this one from any folder", async () => {
  await using home = await terminalHome();
  const path = `${home.path}/.local/bin/parley`;
  const installed = await home.run(["install"], { env: { SHELL: "/usr/bin/zsh" } });
  assert.deepEqual([installed.code, installed.out], [0, ""]);
  assert.match(installed.err, /^parley is in .*\/\.local\/bin\/parley\n/);
  assert.match(installed.err, /does not look into[^]*echo 'export PATH=.*>> ~\/\.zshrc\n/);
  assert.match(installed.err, /\/parley" completions zsh > /);
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o755);
  const said = await output(path, ["whoami"], home, { PATH: "/usr/bin:/bin" });
  assert.deepEqual([said.code, said.out], [1, ""]);
  assert.match(said.err, /You are not logged in/);
  const wrong = await output(path, ["login", "--nmae", "two words"], home);
  assert.deepEqual([wrong.code, /Did you mean --name/.test(wrong.err)], [2, true], wrong.err);
});

Deno.test("what it says to type works at once, in a shell that lets one's group write", async () => {
  await using home = await terminalHome();
  const { err } = await home.run(["install"], { env: { SHELL: "/bin/bash" } });
  const lines = err.split("\n").filter((line) => line.startsWith("  ")).join("\n");
  const env = { PATH: "/usr/bin:/bin" };
  const typed = await output("/bin/sh", ["-ec", `umask 002\n${lines}`], home, env);
  assert.deepEqual(typed, { code: 0, out: "", err: "" });
  assert.match(await Deno.readTextFile(`${home.path}/.bashrc`), /^export PATH=.*\n\. .*bash\n$/);
  const kept = `${home.path}/.config/parley`;
  assert.match(await Deno.readTextFile(`${kept}/completions.bash`), /complete .*parley/);
  assert.equal((await Deno.stat(kept)).mode! & 0o777, 0o700, "logins will be there");
});

Deno.test("again it takes its own place, and another program of this name stays what it is", async () => {
  await using home = await terminalHome();
  const folder = `${home.path}/my programs`;
  const [to, path] = [["--to", folder], `${folder}/parley`];
  for (let i = 0; i < 2; i++) assert.equal((await home.run(["install", ...to])).code, 0);
  const names = async () => (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
  assert.deepEqual(await names(), ["parley"]);
  const here = { PATH: `${folder}:${Deno.env.get("PATH")}` };
  const known = await home.run(["install", ...to], { env: here });
  assert.doesNotMatch(known.err, /does not look into|Beware/);
  assert.equal((await home.run(["install", "--remove", ...to])).code, 0);
  assert.deepEqual(await names(), []);
  assert.equal((await home.run(["install", "--remove", ...to])).code, 1);
  await Deno.writeTextFile(`${home.path}/elsewhere`, "");
  const others = [
    () => Deno.writeTextFile(path, "#!/bin/sh\necho peace talks\n"),
    () => Deno.symlink(`${home.path}/elsewhere`, path),
    () => Deno.mkdir(path),
  ];
  for (const put of others) {
    await put();
    for (const more of [[], ["--remove"]]) {
      const refused = await home.run(["install", ...more, ...to]);
      assert.deepEqual([refused.code, /another program/.test(refused.err)], [1, true], refused.err);
    }
    await Deno.remove(path);
  }
  assert.equal(await Deno.readTextFile(`${home.path}/elsewhere`), "");
});

Deno.test("one that a shell finds first is warned of", async () => {
  await using home = await terminalHome();
  const [first, folder] = [`${home.path}/first`, `${home.path}/own`];
  await Deno.mkdir(first);
  await Deno.writeTextFile(`${first}/parley`, "");
  const env = { PATH: `${first}:${folder}:${Deno.env.get("PATH")}` };
  const { err } = await home.run(["install", "--to", folder], { env });
  assert.match(err, /Beware: your shell finds .*\/first\/parley first/);
});

Deno.test("where Deno is gone, or was only there for a while, it is fetched; where Parley is gone, that is said", async () => {
  await using home = await terminalHome();
  const main = `${home.path}/it's here/main.ts`;
  const launched = {
    version: "2.9.6",
    args: ["run", "--config", "c.json", main],
    moved: "It moved",
  };
  await Deno.mkdir(`${home.path}/it's here`);
  await Deno.writeTextFile(`${home.path}/npx`, '#!/bin/sh\nprintf "%s|" "$@"\n', { mode: 0o755 });
  const PATH = `${home.path}:/usr/bin:/bin`;
  for (const deno of [null, `${home.path}/deno`]) {
    const text = launcherText({ ...launched, deno }, "linux");
    assert.ok(isLauncher(text));
    await Deno.writeTextFile(`${home.path}/parley`, text, { mode: 0o755 });
    await Deno.writeTextFile(main, "");
    const { code, out } = await output(`${home.path}/parley`, ["send", "two words", ""], home, {
      PATH,
    });
    const all = ["-y", "deno@2.9.6", ...launched.args, "send", "two words", ""];
    assert.deepEqual([code, out], [0, all.map((one) => `${one}|`).join("")]);
    await Deno.remove(main);
    const moved = await output(`${home.path}/parley`, [], home, { PATH });
    assert.deepEqual([moved.code, moved.out, moved.err], [2, "", "It moved\n"]);
  }
});

Deno.test("a Deno in a folder of npx or in one that is emptied does not last", () => {
  const lasts = (path: string) => isLasting(path, ["/tmp", "/var/tmp", "/home/ada/tmp"]);
  for (const path of ["/usr/bin/deno", "/home/ada/.deno/bin/deno", "/tmpfiles/deno"]) {
    assert.ok(lasts(path), path);
  }
  const passing = ["/home/ada/.npm/_npx/1f/node_modules/deno/deno", "/tmp/x/deno"];
  for (const path of [...passing, "/home/ada/tmp/deno"]) assert.ok(!lasts(path), path);
});

Deno.test("for Windows it is a batch file, which passes on what it is ended with", () => {
  const deno = "C:\\Users\\Ada B\\deno.exe";
  const args = ["run", "--config", "C:\\100% chat\\deno.json", "C:\\100% chat\\main.ts"];
  const text = launcherText({ deno, version: "2.9.6", args, moved: "" }, "windows");
  assert.ok(isLauncher(text));
  const all = `run --config "C:\\100%% chat\\deno.json" "C:\\100%% chat\\main.ts" %*`;
  assert.ok(text.includes(`if exist "${deno}" ("${deno}" ${all}) else (npx -y deno@2.9.6 ${all})`));
  assert.match(text, /\r\nexit \/b %errorlevel%\r\n$/);
});
