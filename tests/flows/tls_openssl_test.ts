import assert from "node:assert/strict";
import { makeCertificate } from "../support/certificate.ts";
import { childServer } from "../support/child_server.ts";
import { refusal } from "../support/refusal.ts";
import { tempFolder } from "../support/temp_folder.ts";

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
  const response = await fetch(server.address, { client, signal: AbortSignal.timeout(10_000) });
  await response.body?.cancel();
  assert.equal(response.status, 200);
});
