/** Logging in at a terminal: what is asked, what is shown of the answers, and how the terminal is left. */
import assert from "node:assert/strict";
import { PASSWORD, setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";
import { terminalHome } from "../support/terminal_program.ts";

Deno.test("a password is not shown, not even how long it is, and a wrong one can be mended", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  await setUp(server);
  await using person = await home.open(["login"]);
  await person.answer(/Server: /, "a b\n");
  await person.answer(/no address of a place[^]*Server: /, `${server.address}\n`);
  await person.answer(/Elm Street, http[^]*Name, or a link[^]*: /, "ada\n");
  await person.answer(/Password: /, "some thing else\r");
  await person.answer(/don't belong together[^]*Name[^]*: /, "ada\n");
  // Mistakes are mended as one types, arrows are no part of it
  const keys = `oops\x15${PASSWORD}xä\x7f\x7f\x1b[D\x1bOC\r`;
  await person.answer(/Password: [^]*Password: /, keys);
  assert.deepEqual(await person.end(), { code: 0, isSane: true });
  assert.match(person.shown, /You are logged in as Ada at Elm Street\./);
  assert.match(person.shown, /Password: \r\n[^*]*Password: \r\n/);
  for (const secret of ["some thing else", "oops", PASSWORD, "*"]) {
    assert.ok(!person.shown.includes(secret), secret);
  }
  assert.match((await home.run(["whoami"])).out, /^Ada, Owner/);
});

Deno.test("three wrong answers are enough", async () => {
  await using server = await startServer();
  await using home = await terminalHome();
  await setUp(server);
  await using person = await home.open(["login", "--server", server.address, "--name", "ada"]);
  for (let i = 1; i <= 3; i++) {
    await person.answer(new RegExp(`(Password: [^]*){${i}}`), "wrong\r");
  }
  assert.deepEqual(await person.end(), { code: 1, isSane: true });
  assert.equal(person.shown.match(/don't belong together/g)?.length, 3);
});

for (const [what, key, code] of [["Ctrl+C", "\x03", 130], ["Ctrl+D", "\x04", 1]] as const) {
  Deno.test(`${what} at the password ends it, and leaves the terminal as it was`, async () => {
    await using server = await startServer();
    await using home = await terminalHome();
    await setUp(server);
    await using person = await home.open(["login", "--server", server.address, "--name", "ada"]);
    await person.answer(/Password: /, key);
    assert.deepEqual(await person.end(), { code, isSane: true });
    await assert.rejects(Deno.stat(home.logins), Deno.errors.NotFound);
  });
}

for (const [signal, code] of [["SIGTERM", 143], ["SIGHUP", 129]] as const) {
  Deno.test(`${signal} at the password leaves the terminal as it was`, async () => {
    await using server = await startServer();
    await using home = await terminalHome();
    await setUp(server);
    await using person = await home.open(["login", "--server", server.address, "--name", "ada"]);
    await person.child.printed("stdout", /Password: /);
    await person.signal(signal);
    assert.deepEqual(await person.end(), { code, isSane: true });
  });
}
