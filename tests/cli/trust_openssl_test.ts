/** A real place with a certificate of its own making: asked about at a terminal, refused without one. */
import assert from "node:assert/strict";
import { readFingerprint } from "../../lib/cli/login/fingerprint.ts";
import { createClient } from "../../lib/client/create_client.ts";
import { pinnedReach } from "../../lib/cli/login/pinned_reach.ts";
import { random } from "../support/attachment_scene.ts";
import { childServer } from "../support/child_server.ts";
import { within } from "../support/deadline.ts";
import { freePort } from "../support/free_port.ts";
import { PASSWORD } from "../support/scriptless_browser.ts";
import { given } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { terminalHome } from "../support/terminal_program.ts";
import { makePair, type Pair, tlsPlace } from "../support/tls_place.ts";

const newKey = () => makePair({ ca: true, name: "localhost" });
const known = ({ fingerprint }: Pair) => readFingerprint(fingerprint)!;

Deno.test("a login by fingerprint goes to a real server over TLS, is kept with it, and ends there", async () => {
  await using temp = await tempFolder();
  await using home = await terminalHome();
  const pair = await newKey();
  for (const what of ["cert", "key"] as const) {
    await Deno.writeTextFile(`${temp.path}/${what}`, pair[what]);
  }
  const env = {
    PARLEY_TLS_CERT: `${temp.path}/cert`,
    PARLEY_TLS_KEY: `${temp.path}/key`,
    PARLEY_DATA: `${temp.path}/data`,
  };
  await using server = await childServer({ env });
  const address = server.address.replace("127.0.0.1", "localhost");
  const [, secret] = await within(
    "the link",
    server.child.printed("stdout", /\/setup#([\w-]{43})/),
  );
  const login = ["login", "--server", address, "--fingerprint", known(pair), "--name", "ada"];
  const early = await home.run(login);
  assert.deepEqual([early.code, /Nobody has set this place up yet/.test(early.err)], [1, true]);
  const { fetch } = pinnedReach(address, known(pair));
  const fields = {
    place: "Elm Street",
    name: "Ada",
    password: PASSWORD,
    secret: secret!,
    hue: "1",
  };
  const headers = { origin: address };
  const body = new URLSearchParams(fields);
  assert.equal((await fetch("/setup", { method: "POST", headers, body })).status, 303);
  const entered = await home.run(login, { stdin: `${PASSWORD}\n` });
  assert.equal(entered.code, 0, entered.err);
  assert.equal((await home.run(["whoami"])).out, `Ada, Owner, at ${address}\n`);
  const { token, user } = JSON.parse(await Deno.readTextFile(home.logins)).servers[address].login;
  const client = createClient({
    owner: { server: address, person: user },
    openSocket: () => pinnedReach(address, known(pair)).openSocket("/ws", token),
  });
  await within("in sync", client.until(({ status }) => status.phase === "in sync"));
  const [room] = client.state.rooms.keys();
  assert.ok(given(await given(await client.send(room!, "over TLS")).done));
  const bytes = random(1_500_000, 1);
  await Deno.writeFile(`${temp.path}/film.bin`, bytes);
  const sent = await home.run(["upload", room!, `${temp.path}/film.bin`]);
  assert.equal(sent.code, 0, sent.err);
  const saved = await home.run(["download", sent.out.trim(), "-o", `${temp.path}/saved.bin`]);
  assert.deepEqual([saved.code, saved.err], [0, ""]);
  assert.deepEqual(await Deno.readFile(`${temp.path}/saved.bin`), new Uint8Array(bytes));
  assert.equal((await home.run(["logout"])).code, 0);
  await within("the end", client.until(({ status }) => status.phase === "signed out"));
});

Deno.test("without a terminal there is no yes, and with another fingerprint neither", async () => {
  await using home = await terminalHome();
  const pair = await newKey();
  await using place = await tlsPlace(pair);
  const login = ["login", "--server", place.address];
  for (const args of [login, [...login, "--fingerprint", known(await newKey())]]) {
    const { code, err } = await home.run(args, { stdin: "yes\nada\nsecret\n" });
    assert.equal(code, 3, err);
    assert.ok(err.includes(`--fingerprint ${known(pair)}`), err);
  }
  assert.deepEqual(place.heard, []);
});

Deno.test("at a terminal it is asked with name, dates and fingerprint, and only a yes is one", async () => {
  await using home = await terminalHome();
  const pair = await newKey();
  await using place = await tlsPlace(pair);
  await using person = await home.open(["login", "--server", place.address]);
  await person.answer(/\(yes\/no\): /, "y\n");
  assert.deepEqual(await person.end(), { code: 3, isSane: true });
  for (const said of ["for   localhost", "2020-01-01 to 2099-01-01", known(pair)]) {
    assert.ok(person.shown.includes(said), said);
  }
  assert.deepEqual(place.heard, []);
});

Deno.test("what was trusted is remembered, and another certificate there is refused loudly", async () => {
  await using home = await terminalHome();
  const pair = await newKey();
  const port = freePort();
  {
    await using place = await tlsPlace(pair, port);
    await using person = await home.open(["login", "--server", place.address]);
    await person.answer(/\(yes\/no\): /, "yes\n");
    await person.answer(/Name[^]*: /, "ada\n");
    await person.answer(/Password: /, "secret\r");
    assert.deepEqual(await person.end(), { code: 0, isSane: true });
    const said = await home.run(["whoami"]);
    assert.deepEqual([said.code, said.out], [0, `ada, Owner, at ${place.address}\n`], said.err);
  }
  const kept = await Deno.readTextFile(home.logins);
  const other = await newKey();
  await using place = await tlsPlace(other, port);
  for (const verb of ["whoami", "login"]) {
    const { code, err } = await home.run([verb, "--server", place.address]);
    assert.equal(code, 3, err);
    assert.match(err, /STOP: https:\/\/localhost:\d+ SHOWS ANOTHER CERTIFICATE THAN BEFORE/);
    assert.ok(err.includes(known(pair)) && err.includes(known(other)), err);
  }
  assert.deepEqual(place.heard, [], "no token was said to it");
  assert.equal(await Deno.readTextFile(home.logins), kept);
});

Deno.test("a certificate that this machine trusts by itself may take the place of a known one", async () => {
  await using home = await terminalHome();
  const before = await newKey();
  const port = freePort();
  {
    await using place = await tlsPlace(before, port);
    const login = ["login", "--server", place.address, "--fingerprint", known(before)];
    assert.equal((await home.run(login, { stdin: "ada\nsecret\n" })).code, 0);
  }
  const trusted = await makePair({ ca: false, name: "localhost" });
  await using place = await tlsPlace(trusted, port);
  await Deno.writeTextFile(`${home.path}/roots`, trusted.cert);
  const env = { DENO_CERT: `${home.path}/roots` };
  const said = await home.run(["whoami"], { env });
  assert.deepEqual([said.code, /one that this machine trusts by itself/.test(said.err)], [3, true]);
  const login = ["login", "--server", place.address];
  const strict = await home.run([...login, "--fingerprint", known(before)], { env });
  assert.deepEqual([strict.code, /STOP/.test(strict.err)], [3, true], "no other was asked for");
  const entered = await home.run(login, { env, stdin: "ada\nsecret\n" });
  assert.equal(entered.code, 0, entered.err);
  assert.equal((await home.run(["whoami"], { env })).code, 0);
  assert.ok(!(await Deno.readTextFile(home.logins)).includes("SHA256"));
});
