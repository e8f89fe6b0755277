import assert from "node:assert/strict";
import { type ParleySettings, readSettings } from "../../lib/config/mod.ts";

const TLS = { PARLEY_TLS_CERT: "/c.pem", PARLEY_TLS_KEY: "/k.pem" };
const MIB = 1024 * 1024;
const TOKEN = "tok_3f9c1a77be";

function settings(env: Record<string, string>): ParleySettings {
  const outcome = readSettings(env);
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.problem);
  return outcome.settings;
}

function problem(env: Record<string, string>): string {
  const outcome = readSettings(env);
  assert.ok(!outcome.ok, "these settings should be refused");
  assert.ok(!outcome.problem.includes("\n"), "a problem is one line");
  assert.doesNotMatch(outcome.problem, /\.$/, "a problem ends without a full stop");
  return outcome.problem;
}

Deno.test("nothing set gives this machine only, port 8000 and a file in data", () => {
  assert.deepEqual(settings({ HOME: "/home/ada", PATH: "/bin" }), {
    host: "127.0.0.1",
    port: 8000,
    data: "data",
    kv: "file",
    kvToken: null,
    files: {
      place: { in: "folder", path: "data/files" },
      s3: null,
      mostBytes: 100 * MIB,
      dayBytes: 2_048 * MIB,
      allBytes: Infinity,
    },
    origin: null,
    trustProxy: false,
    tls: null,
    httpPort: null,
    sendRate: 20,
    log: "info",
  });
});

Deno.test("an empty variable is an unset one", () => {
  const empty = { PARLEY_PORT: "", PARLEY_KV: "", PARLEY_ORIGIN: "", PARLEY_TLS_CERT: "" };
  assert.deepEqual(settings(empty), settings({}));
});

Deno.test("good values are taken as they are meant", () => {
  const read = settings({
    PARLEY_HOST: "::1",
    PARLEY_PORT: "0",
    PARLEY_DATA: "/srv/parley data",
    PARLEY_ORIGIN: "https://Chat.example.org/",
    PARLEY_TLS_CERT: "/etc/tls/chain.pem",
    PARLEY_TLS_KEY: "/etc/tls/key.pem",
    PARLEY_LOG: "silent",
  });
  assert.equal(read.host, "::1");
  assert.equal(read.port, 0);
  assert.equal(read.data, "/srv/parley data");
  assert.equal(read.origin, "https://chat.example.org");
  assert.deepEqual(read.tls, { cert: "/etc/tls/chain.pem", key: "/etc/tls/key.pem" });
  assert.equal(read.log, "silent");
  assert.equal(settings({ ...TLS, PARLEY_HTTP_PORT: "80" }).httpPort, 80);
  const proxied = { PARLEY_TRUST_PROXY: "1", PARLEY_ORIGIN: "https://chat.example.org" };
  assert.equal(settings(proxied).trustProxy, true);
});

Deno.test("an unknown PARLEY_ name is refused with the nearest known one", () => {
  assert.match(problem({ PARLEY_PROT: "80" }), /^PARLEY_PROT is not.* nearest is PARLEY_PORT,/);
  assert.match(problem({ PARLEY_TLSCERT: "x" }), /nearest is PARLEY_TLS_CERT,/);
  assert.match(problem({ PARLEY_LOGLEVEL: "info" }), /nearest is PARLEY_LOG,/);
  assert.match(problem({ PARLEY_KV_UNSAFE: "1" }), /nearest is PARLEY_KV_INSECURE,/);
  // Even an empty one: whoever wrote it believes that it does something
  assert.match(problem({ PARLEY_DATE: "" }), /nearest is PARLEY_DATA,/);
});

Deno.test("names of other programs are left alone", () => {
  settings({ PORT: "x", DENO_DIR: "/cache", MY_PARLEY_PORT: "x", parley: "x" });
});

const BAD: [name: string, value: string, advice: RegExp][] = [
  ["PARLEY_HOST", "http://localhost", /an address or a host name alone/],
  ["PARLEY_HOST", "127.0.0.1:80", /an address or a host name alone/],
  ["PARLEY_HOST", "two words", /an address or a host name alone/],
  ["PARLEY_PORT", "http", /a number from 0 to 65535/],
  ["PARLEY_PORT", "65536", /a number from 0 to 65535/],
  ["PARLEY_PORT", "-1", /a number from 0 to 65535/],
  ["PARLEY_PORT", "80.5", /a number from 0 to 65535/],
  ["PARLEY_PORT", "0x50", /a number from 0 to 65535/],
  ["PARLEY_DATA", " ", /a path/],
  ["PARLEY_KV", "redis://kv", /address of a denokv server/],
  ["PARLEY_KV", "data/other.db", /address of a denokv server/],
  ["PARLEY_KV", "https://", /address of a denokv server/],
  ["PARLEY_KV_INSECURE", "yes", /1 for yes or 0 for no/],
  ["PARLEY_ORIGIN", "chat.example.org", /scheme and host without a path/],
  ["PARLEY_ORIGIN", "https://chat.example.org/parley", /scheme and host without a path/],
  ["PARLEY_ORIGIN", "https://chat.example.org?x", /scheme and host without a path/],
  ["PARLEY_ORIGIN", "ftp://chat.example.org", /scheme and host without a path/],
  ["PARLEY_TRUST_PROXY", "true", /1 for yes or 0 for no/],
  ["PARLEY_HTTP_PORT", "80,81", /a number from 0 to 65535/],
  ["PARLEY_LOG", "verbose", /one of debug, info, warn, error, silent/],
];

for (const [name, value, advice] of BAD) {
  Deno.test(`${name}=${value} is refused: the sentence names it, the value and what to give`, () => {
    const sentence = problem({ [name]: value });
    assert.ok(sentence.startsWith(`${name} is ${JSON.stringify(value)}: give `), sentence);
    assert.match(sentence, advice);
  });
}

Deno.test("a certificate without its key is refused, and the other way round", () => {
  const withoutKey = problem({ PARLEY_TLS_CERT: "/c.pem" });
  assert.match(withoutKey, /^PARLEY_TLS_CERT is "\/c.pem" but PARLEY_TLS_KEY is empty: give both/);
  const withoutCert = problem({ PARLEY_TLS_KEY: "/k.pem" });
  assert.match(withoutCert, /^PARLEY_TLS_KEY is "\/k.pem" but PARLEY_TLS_CERT is empty: give both/);
});

Deno.test("what is said of the address must fit together", () => {
  const alone = problem({ PARLEY_HTTP_PORT: "80" });
  assert.match(alone, /^PARLEY_HTTP_PORT is "80" but PARLEY_TLS_CERT is empty: give a certificate/);
  const plain = problem({ ...TLS, PARLEY_ORIGIN: "http://chat.example.org" });
  assert.match(plain, /^PARLEY_ORIGIN is "http:.*" but PARLEY_TLS_CERT makes it https: give/);
  const nameless = problem({ PARLEY_TRUST_PROXY: "1" });
  assert.match(nameless, /^PARLEY_TRUST_PROXY is "1" but PARLEY_ORIGIN is empty: give the address/);
  settings({ PARLEY_TRUST_PROXY: "0", PARLEY_ORIGIN: "http://192.168.1.20:8000" });
});

Deno.test("a denokv server needs a token", () => {
  const withoutToken = problem({ PARLEY_KV: "https://kv.example.org" });
  assert.match(withoutToken, /DENO_KV_ACCESS_TOKEN is empty: give the token/);
  const read = settings({ PARLEY_KV: "https://kv.example.org", DENO_KV_ACCESS_TOKEN: TOKEN });
  assert.ok(read.kv instanceof URL);
  assert.equal(read.kv.href, "https://kv.example.org/");
  assert.equal(read.kvToken?.reveal(), TOKEN);
});

Deno.test("plain http to a denokv server is for this machine, unless it is asked for by name", () => {
  const plain = (address: string) => ({ PARLEY_KV: address, DENO_KV_ACCESS_TOKEN: TOKEN });
  for (const near of ["http://localhost:4512", "http://127.0.0.9:4512", "http://[::1]:4512"]) {
    settings(plain(near));
  }
  for (const far of ["http://kv:4512", "http://10.0.0.7", "http://127.0.0.1.evil.example"]) {
    assert.match(problem(plain(far)), /travel in clear.*https:\/\/.*PARLEY_KV_INSECURE=1/);
    settings({ ...plain(far), PARLEY_KV_INSECURE: "1" });
  }
});

Deno.test("Deno Deploy's own KV is the default there, and refused elsewhere", () => {
  assert.equal(settings({ DENO_DEPLOYMENT_ID: "abc" }).kv, "deploy");
  assert.equal(settings({ DENO_DEPLOYMENT_ID: "abc", PARLEY_KV: "deploy" }).kv, "deploy");
  assert.match(problem({ PARLEY_KV: "deploy" }), /not Deno Deploy: leave it empty/);
  const elsewhere = { PARLEY_KV: "https://kv.example.org", DENO_KV_ACCESS_TOKEN: TOKEN };
  assert.ok(settings({ DENO_DEPLOYMENT_ID: "abc", ...elsewhere }).kv instanceof URL);
});

Deno.test("no sentence and no print of the settings shows the token", () => {
  const kv = { PARLEY_KV: "https://kv.example.org", DENO_KV_ACCESS_TOKEN: TOKEN };
  const read = settings(kv);
  const prints = [Deno.inspect(read), JSON.stringify(read), `${read.kvToken}`];
  const sentences = [
    problem({ ...kv, PARLEY_KV: "http://kv" }),
    problem({ DENO_KV_ACCESS_TOKEN: `${TOKEN} with spaces` }),
    problem({ DENO_KV_ACCESS_TOKEN: `${TOKEN}\n` }),
  ];
  for (const text of [...prints, ...sentences]) assert.ok(!text.includes(TOKEN), text);
  assert.match(sentences[1]!, /^DENO_KV_ACCESS_TOKEN is set to something that cannot be a token: /);
});

Deno.test("a password in an address is refused and not repeated", () => {
  const sentence = problem({ PARLEY_KV: "https://ada:lovelace@kv.example.org" });
  assert.match(sentence, /^PARLEY_KV is "https:\/\/\.\.\.@kv.example.org": give /);
});

Deno.test("a value of many lines or great length still makes one short line", () => {
  assert.match(problem({ PARLEY_PORT: "80\n81" }), /"80\\n81"/);
  assert.ok(problem({ PARLEY_PORT: "9".repeat(5_000) }).length < 250);
});

Deno.test("files lie beside the database, or where one says", () => {
  const placeOf = (env: Record<string, string>) => settings(env).files.place;
  assert.deepEqual(placeOf({ PARLEY_DATA: "/srv/p" }), { in: "folder", path: "/srv/p/files" });
  assert.deepEqual(placeOf({ PARLEY_FILES: "/mnt/big" }), { in: "folder", path: "/mnt/big" });
  assert.deepEqual(placeOf({ PARLEY_FILES: "kv" }), { in: "kv" });
  const shared = { PARLEY_KV: "https://kv.example.org", DENO_KV_ACCESS_TOKEN: TOKEN };
  assert.deepEqual(placeOf(shared), { in: "kv" }, "other instances read them too");
  assert.match(problem({ PARLEY_FILES: "https://s3.example.org/bucket" }), /give nothing for/);
});

Deno.test("a bucket needs an address and a key, which is never shown", () => {
  const whole = {
    PARLEY_FILES: "s3://bucket/parley",
    AWS_ENDPOINT_URL_S3: "https://s3.example.org",
    AWS_ACCESS_KEY_ID: "ada",
    AWS_SECRET_ACCESS_KEY: TOKEN,
  };
  const { place, s3 } = settings(whole).files;
  assert.deepEqual(place, { in: "s3", bucket: "bucket/parley" });
  assert.equal(s3?.endpoint.href, "https://s3.example.org/");
  assert.equal(s3?.region, "us-east-1");
  assert.equal(s3?.key.reveal(), TOKEN);
  for (const name of Object.keys(whole).slice(1)) {
    const said = problem({ ...whole, [name]: "" });
    assert.ok(said.includes(`${name} is empty`), said);
    assert.ok(!said.includes(TOKEN));
  }
  assert.equal(settings({ ...whole, PARLEY_FILES: "" }).files.s3, null, "nobody else uses the key");
});
