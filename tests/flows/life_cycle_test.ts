/** One process from start to end, as its operator sees it: real processes, real signals. */
import assert from "node:assert/strict";
import { type ChildServer, childServer, spawnServer } from "../support/child_server.ts";
import { deadline, within } from "../support/deadline.ts";
import { freePort } from "../support/free_port.ts";
import { heldRequest } from "../support/held_request.ts";
import { refusal } from "../support/refusal.ts";
import { tempFolder } from "../support/temp_folder.ts";

const ECHO = import.meta.resolve("../support/echo_server.ts");

async function exitCode(server: ChildServer): Promise<number> {
  return (await within("the end of the process", server.exited)).code;
}

async function status(address: string): Promise<number> {
  const response = await fetch(address, { signal: deadline() });
  await response.body?.cancel();
  return response.status;
}

Deno.test("a start prints where it is and how to set it up, and then the page is there", async () => {
  await using server = await childServer();
  await server.child.printed(
    "stdout",
    /^(Building the page .*\n)?Parley is at (http:\/\/localhost:\d+) {2}\(Ctrl\+C stops it\)\nNobody .*\n {2}\2\/setup#[\w-]{43}\n$/,
  );
  assert.equal(await status(server.address), 200);
  assert.equal(server.child.stderr, "");
});

Deno.test("who opens it to the network is told which setting is missing, and then what plain http costs", async () => {
  await using open = await childServer({ env: { PARLEY_HOST: "0.0.0.0" } });
  await open.child.printed("stdout", /^Only this machine is let in until PARLEY_ORIGIN says/m);
  assert.equal(await status(open.address), 200);
  const origin = "http://192.0.2.20:8000";
  await using named = await childServer({ env: { PARLEY_HOST: "0.0.0.0", PARLEY_ORIGIN: origin } });
  await named.child.printed("stdout", /^Warning: http:\/\/192\.0\.2\.20:8000 is plain http/m);
  assert.equal(await status(named.address), 421, "it is there under its own name alone");
});

Deno.test("SIGTERM ends it with 0 and frees the folder, the port and nothing else", async () => {
  const port = `${freePort()}`;
  await using server = await childServer({ env: { PARLEY_PORT: port } });
  await using bystander = await childServer();
  server.kill("SIGTERM");
  assert.equal(await exitCode(server), 0);
  await using next = await childServer({ env: { PARLEY_DATA: server.data, PARLEY_PORT: port } });
  assert.equal(await status(next.address), 200);
  assert.equal(await status(bystander.address), 200);
});

Deno.test("Ctrl+C ends it with 0 too", async () => {
  await using server = await childServer();
  server.kill("SIGINT");
  assert.equal(await exitCode(server), 0);
  assert.match(
    server.child.stdout,
    /^(Building.*\n)?Parley is at .*\nNobody .*\n {2}\S+\n$/,
    "nothing to finish",
  );
  assert.equal(server.child.stderr, "");
});

Deno.test("what is in flight is finished, and nothing new is accepted meanwhile", async () => {
  await using server = await childServer({ entry: ECHO });
  const request = await heldRequest(server);
  server.kill("SIGTERM");
  await server.child.printed("stdout", /Finishing what is under way/);
  assert.equal(await status(server.address), 503);
  assert.equal(await request.finish(), "begun and ended");
  assert.equal(await exitCode(server), 0);
});

Deno.test("a request that never ends is cut", async () => {
  await using server = await childServer({ entry: ECHO });
  await heldRequest(server);
  server.kill("SIGTERM");
  assert.equal(await exitCode(server), 0);
});

Deno.test("a sender who falls silent halfway does not keep it either, and spoils nothing", async () => {
  await using server = await childServer();
  const { port, host } = new URL(server.address);
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: Number(port) });
  const begun = `POST / HTTP/1.1\r\nhost: ${host}\r\norigin: ${server.address}\r\n` +
    "content-length: 100\r\n\r\nabc";
  await connection.write(new TextEncoder().encode(begun));
  // Its answer, for the page takes no POST: so the server has read what there is
  await connection.read(new Uint8Array(4096));
  server.kill("SIGTERM");
  assert.equal(await exitCode(server), 0);
  assert.equal(server.child.stderr, "");
});

Deno.test("a terminal that goes away is a stop like any other", async () => {
  await using server = await childServer();
  server.kill("SIGHUP");
  assert.equal(await exitCode(server), 0);
});

Deno.test("an open socket does not keep it longer either", async () => {
  await using server = await childServer({ entry: ECHO });
  const socket = new WebSocket(server.address.replace("http", "ws"));
  const { promise: opened, resolve } = Promise.withResolvers<void>();
  const closed = new Promise((done) => socket.onclose = done);
  socket.onopen = () => resolve();
  await opened;
  server.kill("SIGTERM");
  assert.equal(await exitCode(server), 0);
  await closed;
});

Deno.test("a second Ctrl+C ends it at once, with 130", async () => {
  await using server = await childServer({ entry: ECHO });
  await heldRequest(server);
  server.kill("SIGINT");
  await server.child.printed("stdout", /Ctrl\+C again stops at once/);
  server.kill("SIGINT");
  assert.equal(await exitCode(server), 130);
});

Deno.test("a second process on the folder is refused by the first one's id, kill -9 frees it", async () => {
  await using server = await childServer();
  const sentence = await refusal({ PARLEY_DATA: server.data });
  assert.match(
    sentence,
    new RegExp(`in use by another Parley, process ${server.pid}: stop that one`),
  );
  assert.equal(await status(server.address), 200);
  server.kill("SIGKILL");
  await server.exited;
  await using next = await childServer({ env: { PARLEY_DATA: server.data } });
  assert.equal(await status(next.address), 200);
});

Deno.test("the data folder and those in it are 0700, and every file 0600, while it runs", async () => {
  await using server = await childServer();
  await status(server.address);
  const mode = (path: string) => (Deno.statSync(path).mode! & 0o777).toString(8);
  assert.equal(mode(server.data), "700");
  const found = [...Deno.readDirSync(server.data)];
  const names = found.map(({ name }) => name);
  assert.ok(["parley.db", "parley.lock", "files"].every((name) => names.includes(name)));
  for (const { name, isDirectory } of found) {
    assert.equal(mode(`${server.data}/${name}`), isDirectory ? "700" : "600", name);
  }
});

Deno.test("a port in use is named, and the folder is free again", async () => {
  await using temp = await tempFolder();
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const port = String(taken.addr.port);
  const sentence = await refusal({ PARLEY_PORT: port, PARLEY_DATA: temp.path });
  assert.match(sentence, new RegExp(`^Port ${port} on 127.0.0.1 is in use: stop what listens`));
  await using next = await childServer({ env: { PARLEY_DATA: temp.path } });
  assert.equal(await status(next.address), 200);
});

Deno.test("a host that is not this machine's is refused", async () => {
  // 203.0.113.0/24 is kept for examples, .invalid never resolves
  for (const host of ["203.0.113.9", "parley.invalid"]) {
    const sentence = await refusal({ PARLEY_HOST: host });
    assert.ok(sentence.startsWith(`PARLEY_HOST is "${host}", which is no address of this machine`));
  }
});

Deno.test("an unknown setting, a bad value and an unknown argument are refused", async () => {
  assert.match(await refusal({ PARLEY_PROT: "80" }), /^PARLEY_PROT is not .* PARLEY_PORT/);
  assert.match(await refusal({ PARLEY_PORT: "http" }), /^PARLEY_PORT is "http": give a number/);
  assert.match(await refusal({}, ["--port=80"]), /^Parley takes no argument "--port=80"/);
});

Deno.test("a folder that cannot be used is refused", async () => {
  await using temp = await tempFolder();
  await Deno.writeTextFile(`${temp.path}/file`, "");
  const sentence = await refusal({ PARLEY_DATA: `${temp.path}/file/data` });
  assert.match(
    sentence,
    /^Parley cannot use .*\/file\/data \(not a directory\): set PARLEY_DATA to/,
  );
});

Deno.test("--help prints every setting and starts nothing, also behind two dashes", async () => {
  for (const args of [["--help"], ["--", "--help"], ["-h"]]) {
    await using temp = await tempFolder();
    const env = { PARLEY_DATA: `${temp.path}/data` };
    await using child = await spawnServer({ args, env });
    assert.equal((await child.exited).code, 0, child.output());
    for (const name of ["PARLEY_HOST", "PARLEY_TLS_KEY", "DENO_KV_ACCESS_TOKEN"]) {
      assert.ok(child.stdout.includes(`\n${name} `), name);
    }
    assert.deepEqual([...Deno.readDirSync(temp.path)], []);
  }
});

Deno.test("on Deno Deploy the platform's KV is used: no folder, no lock", async () => {
  await using temp = await tempFolder();
  const env = {
    DENO_DEPLOYMENT_ID: "abc",
    PARLEY_DATA: `${temp.path}/data`,
    // Deno keeps the nameless database here when it is not on Deploy
    DENO_DIR: `${temp.path}/deno`,
  };
  await using server = await childServer({ env, entry: ECHO });
  assert.equal(await status(server.address), 200);
  assert.ok(![...Deno.readDirSync(temp.path)].some(({ name }) => name === "data"));
});
