import assert from "node:assert/strict";
import { listen } from "../../lib/server/listen.ts";
import { makeCertificate } from "../support/certificate.ts";
import { childServer } from "../support/child_server.ts";
import { rawGet } from "../support/raw_get.ts";
import { refusal } from "../support/refusal.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { deadline } from "../support/deadline.ts";

Deno.test("a certificate that is missing, wrong or another key's is refused", async () => {
  await using temp = await tempFolder();
  const { cert, key } = await makeCertificate(temp.path, "localhost");
  const another = await makeCertificate(temp.path, "another");
  const tls = (cert: string, key: string) => ({ PARLEY_TLS_CERT: cert, PARLEY_TLS_KEY: key });
  assert.match(
    await refusal(tls("/nowhere.crt", key)),
    /^PARLEY_TLS_CERT is "\/nowhere.crt", which/,
  );
  assert.match(
    await refusal(tls(cert, temp.path)),
    /^PARLEY_TLS_KEY is .* cannot be read \(it is a folder/,
  );
  const [empty, locked] = [`${temp.path}/empty`, `${temp.path}/locked`];
  await Deno.writeTextFile(empty, "\n");
  for (const refused of [await refusal(tls(empty, key)), await refusal(tls(cert, empty))]) {
    assert.match(refused, /^PARLEY_TLS_(CERT|KEY) is .* cannot be read \(it is empty\)/);
  }
  const text = await Deno.readTextFile(key);
  await Deno.writeTextFile(locked, `Proc-Type: 4,ENCRYPTED\n${text}`);
  assert.match(await refusal(tls(cert, locked)), /^PARLEY_TLS_KEY is .* without a passphrase/);
  assert.match(
    await refusal(tls(key, key)),
    /^PARLEY_TLS_CERT is .* holds no certificate that can/,
  );
  assert.match(
    await refusal(tls(cert, cert)),
    /^PARLEY_TLS_KEY is .* holds no key that can be used/,
  );
  assert.match(await refusal(tls(cert, another.key)), /do not belong together: set/);
});

Deno.test("with a certificate it serves https", async () => {
  await using temp = await tempFolder();
  const { cert, key } = await makeCertificate(temp.path, "localhost");
  const env = { PARLEY_TLS_CERT: cert, PARLEY_TLS_KEY: key };
  await using server = await childServer({ env });
  assert.match(server.address, /^https:\/\/localhost:\d+$/);
  const caCerts = [await Deno.readTextFile(env.PARLEY_TLS_CERT)];
  using client = Deno.createHttpClient({ caCerts });
  const response = await fetch(server.address, { client, signal: deadline() });
  await response.body?.cancel();
  assert.equal(response.status, 200);
});

Deno.test("plain http is sent on to https, and gets nothing else", async () => {
  await using temp = await tempFolder();
  const { cert, key } = await makeCertificate(temp.path, "localhost");
  const env = { PARLEY_TLS_CERT: cert, PARLEY_TLS_KEY: key, PARLEY_HTTP_PORT: "0" };
  await using server = await childServer({ env });
  const [, port] = await server.child.printed("stdout", /^Plain http on port (\d+) is sent on/m);
  const plain = `http://localhost:${port}`;
  for (const path of ["/", "/login?next=/a%20b", "//evil.example/x", "/healthz", "/styles.css"]) {
    for (const init of [{}, { method: "POST", body: "name=ada" }, { method: "HEAD" }]) {
      const response = await fetch(plain + path, { redirect: "manual", ...init });
      assert.equal(response.status, 308, path);
      assert.equal(response.headers.get("location"), server.address + path);
      assert.equal(await response.text(), "");
    }
  }
  const elsewhere = await rawGet(`${plain}/setup`, { host: "evil.example" });
  assert.equal(elsewhere.headers.location, `${server.address}/setup`);
});

Deno.test("the port for plain http ends with the server", async () => {
  await using temp = await tempFolder();
  const tls = await makeCertificate(temp.path, "localhost");
  const at = { host: "127.0.0.1", port: 0, tls, httpPort: 0, origin: null };
  const server = await listen(at, () => new Response());
  assert.ok(server.ok);
  const plain = `http://127.0.0.1:${server.httpPort}`;
  const { status, headers } = await rawGet(plain);
  assert.deepEqual([status, headers.location], [308, `${server.address}/`]);
  await server.finish();
  await assert.rejects(fetch(plain));
});

Deno.test("with a public address plain http leads there", async () => {
  await using temp = await tempFolder();
  const { cert, key } = await makeCertificate(temp.path, "localhost");
  const origin = "https://chat.example.org";
  const tls = { PARLEY_TLS_CERT: cert, PARLEY_TLS_KEY: key };
  const env = { ...tls, PARLEY_HTTP_PORT: "0", PARLEY_ORIGIN: origin };
  await using server = await childServer({ env });
  const [, port] = await server.child.printed("stdout", /^Plain http on port (\d+) is sent on/m);
  const { status, headers } = await rawGet(`http://127.0.0.1:${port}/login`);
  assert.deepEqual([status, headers.location], [308, `${origin}/login`]);
});

Deno.test("a port for plain http that is taken is named, and nothing is left running", async () => {
  await using temp = await tempFolder();
  const { cert, key } = await makeCertificate(temp.path, "localhost");
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const port = `${taken.addr.port}`;
  const env = { PARLEY_TLS_CERT: cert, PARLEY_TLS_KEY: key, PARLEY_HTTP_PORT: port };
  assert.match(await refusal(env), new RegExp(`^Port ${port} .* set PARLEY_HTTP_PORT to another`));
});
