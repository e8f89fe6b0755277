/** The program as scripts start it, with a real place: no terminal, answers on standard input. */
import assert from "node:assert/strict";
import configuration from "../../deno.json" with { type: "json" };
import { PROTOCOL_VERSION } from "../../lib/protocol/mod.ts";
import { newProgramToken } from "../../lib/auth/mod.ts";
import { linesIn } from "../support/line_shape.ts";
import { changePlace } from "../support/doors.ts";
import { PASSWORD, setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import { terminalHome } from "../support/terminal_program.ts";
import { addProgram, somebody } from "../http/everybody.ts";

const ANSWERS = `ada\n${PASSWORD}\n`;

Deno.test("a login is kept, says who it is, and ends here and at the place", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  const ada = await setUp(server);
  const login = await home.run(["login"], { stdin: `${server.address}\n${ANSWERS}` });
  assert.deepEqual([login.code, login.out], [0, ""]);
  assert.match(login.err, /You are logged in as Ada at Elm Street\./);
  assert.ok(!login.err.includes(PASSWORD));
  assert.equal((await Deno.stat(home.logins)).mode! & 0o777, 0o600);
  assert.match((await ada.get("/account/devices")).text, /Terminal on /);
  const said = await home.run(["whoami"]);
  assert.deepEqual([said.code, said.out], [0, `Ada, Owner, at ${server.address}\n`]);
  const { code, out } = await home.run(["--", "whoami", "--json"]);
  const [{ id, expires_at, ...rest }] = linesIn(out);
  assert.deepEqual([code, rest], [0, {
    ...{ type: "login", server: server.address },
    ...{ name: "Ada", display_name: "Ada", role: "owner" },
  }]);
  assert.match(id, /^u/);
  assert.ok(Date.parse(expires_at) > server.clock.now());
  assert.equal((await home.run(["logout"])).code, 0);
  assert.ok(!(await Deno.readTextFile(home.logins)).includes('"token"'));
  assert.doesNotMatch((await ada.get("/account/devices")).text, /Terminal on /);
  const after = await home.run(["whoami"]);
  assert.deepEqual([after.code, after.out], [1, ""]);
  assert.match(after.err, /You are not logged in/);
});

Deno.test("a second login takes the place of the first, which is over", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  const ada = await setUp(server);
  const args = ["login", "--server", server.address, "--name", "ada"];
  for (let i = 0; i < 2; i++) {
    assert.equal((await home.run(args, { stdin: `${PASSWORD}\n` })).code, 0);
  }
  const { text } = await ada.get("/account/devices");
  assert.equal(text.match(/End Terminal on/g)?.length, 1);
});

Deno.test("with --no-save nothing is kept, and a link needs no password", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  const ada = await setUp(server);
  const { text } = await ada.post("/account/phone", { current: PASSWORD });
  const link = /http[^"<]*\/link#[\w-]{43}/.exec(text)![0];
  const { code, err } = await home.run(["login", "--link", link, "--no-save"]);
  assert.equal(code, 0, err);
  assert.match(err, /You are logged in as Ada/);
  await assert.rejects(Deno.stat(home.logins), Deno.errors.NotFound);
  const { text: more } = await ada.post("/account/phone", { current: PASSWORD });
  const pasted = /http[^"<]*\/link#[\w-]{43}/.exec(more)![0];
  const stdin = `${pasted}\n`;
  assert.equal((await home.run(["login", "-s", server.address, "--no-save"], { stdin })).code, 0);
  const again = await home.run(["login", "--link", link]);
  assert.equal(again.code, 1);
  assert.match(again.err, /This link leads nowhere any more/);
});

Deno.test("what is refused is said as the place says it, once, and ends with 1", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  await setUp(server);
  const args = ["login", "--server", server.address];
  const wrong = await home.run(args, { stdin: "ada\nwrong\n" });
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /This name and password don't belong together/);
  const guest = await home.run([...args, "--guest"], { stdin: "gus\n" });
  assert.deepEqual([guest.code, /lets no guests in/.test(guest.err)], [1, true]);
  for (const stdin of ["", "ada\n"]) {
    const nobody = await home.run(args, { stdin });
    assert.equal(nobody.code, 1);
    assert.match(nobody.err, /Nobody answers here/);
  }
  await changePlace(server.chat.store, { door: "open", guests: true });
  assert.equal((await home.run([...args, "--guest"], { stdin: "gus\n" })).code, 0);
  assert.match((await home.run(["whoami"])).out, /^gus, Guest, /);
});

Deno.test("the environment says who one is before any file does", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  await setUp(server);
  const ben = await somebody(server, "ben", "member");
  const token = await addProgram(server, ben.user, ["read"]);
  const env = { PARLEY_TOKEN: token, PARLEY_SERVER: server.address };
  const said = await home.run(["whoami", "--json"], { env });
  const [{ name, scopes }] = linesIn(said.out);
  assert.deepEqual([name, scopes], ["ben", ["read"]]);
  for (const verb of ["login", "logout"]) {
    const refused = await home.run([verb], { env });
    assert.deepEqual([refused.code, /PARLEY_TOKEN/.test(refused.err)], [1, true]);
  }
  for (const none of ["x", `${token}\nx`, `${token} ä`]) {
    const wrong = await home.run(["whoami"], { env: { ...env, PARLEY_TOKEN: none } });
    assert.deepEqual([wrong.code, /holds no token/.test(wrong.err)], [2, true], wrong.err);
  }
  const copied = await home.run(["whoami"], { env: { ...env, PARLEY_TOKEN: `${token}\n` } });
  assert.equal(copied.code, 0, "a line end behind it is none of it");
  const over = await home.run(["whoami"], { env: { ...env, PARLEY_TOKEN: newProgramToken() } });
  assert.deepEqual([over.code, /This login is over/.test(over.err)], [1, true]);
});

Deno.test("where no place is, the end is 3 and says why; the login is gone from here all the same", async () => {
  await using home = await terminalHome();
  {
    await using server = await startServer();
    await setUp(server);
    const args = ["login", "--server", server.address];
    assert.equal((await home.run(args, { stdin: ANSWERS })).code, 0);
  }
  const said = await home.run(["whoami"]);
  assert.deepEqual([said.code, /cannot be reached/.test(said.err)], [3, true]);
  const left = await home.run(["logout"]);
  assert.deepEqual([left.code, /could not be told/.test(left.err)], [3, true]);
  assert.equal((await home.run(["whoami"])).code, 1);
});

Deno.test("a mistake on the command line ends with 2 and the nearest that there is", async () => {
  await using home = await terminalHome();
  const wrong: [args: string[], says: RegExp][] = [
    [["logn"], /no verb logn\. Did you mean login\?/],
    [["login", "--nmae", "x"], /no flag --nmae\. Did you mean --name\?/],
    [["login", "--name"], /--name needs something behind it/],
    [["whoami", "--json=yes"], /--json takes nothing/],
    [["whoami", "you"], /no place for “you”/],
    [["completions"], /SHELL is missing/],
    [["completions", "constructor"], /none for constructor/],
    [["login", "--server", "a b"], /no address of a place/],
    [["login", "--server", "x.org", "--fingerprint", "AB"], /no fingerprint/],
  ];
  for (const [args, says] of wrong) {
    const { code, out, err } = await home.run(args);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(err, says);
  }
});

Deno.test("the version is told without a place or a login", async () => {
  await using home = await terminalHome();
  for (const args of [["version"], ["--version"]]) {
    const { code, out, err } = await home.run(args);
    assert.deepEqual([code, err], [0, ""]);
    assert.equal(
      out,
      `Parley ${configuration.version}, protocol ${PROTOCOL_VERSION}, Deno ${Deno.version.deno}\n`,
    );
  }
  const [{ version, protocol, deno }] = linesIn((await home.run(["--version", "--json"])).out);
  assert.deepEqual([version, protocol, deno], [
    configuration.version,
    PROTOCOL_VERSION,
    Deno.version.deno,
  ]);
});

Deno.test("a file of logins that others can read is used for nothing", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  await setUp(server);
  const args = ["login", "--server", server.address];
  assert.equal((await home.run(args, { stdin: ANSWERS })).code, 0);
  await Deno.chmod(home.logins, 0o644);
  for (const verb of [["whoami"], ["logout"], args]) {
    const { code, err } = await home.run(verb, { stdin: ANSWERS });
    assert.deepEqual([code, err.includes(`chmod 600 ${home.logins}`)], [1, true], err);
  }
});

Deno.test("help and completions know each verb and flag, in the language of the shell", async () => {
  await using home = await terminalHome();
  const { code, out } = await home.run(["--help"]);
  assert.equal(code, 0);
  for (const verb of ["login", "logout", "whoami", "completions SHELL"]) {
    assert.ok(out.includes(verb));
  }
  const german = await home.run(["help", "login"], { env: { LC_ALL: "de_AT.UTF-8" } });
  assert.match(
    german.out,
    /^Aufruf: parley login\n.*\n\nSchalter:\n {2}-s, --server SERVER +Welcher/,
  );
  for (const shell of ["bash", "zsh", "fish"]) {
    const said = await home.run(["completions", shell]);
    assert.equal(said.code, 0);
    for (const part of ["whoami", "json", "fingerprint"]) assert.ok(said.out.includes(part), part);
  }
});
