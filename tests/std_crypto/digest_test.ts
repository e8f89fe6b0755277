import { crypto } from "@std/crypto";
import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { createHash } from "node:crypto";

const TEXT = "The quick brown fox";
const bytes = new TextEncoder().encode(TEXT);

function expected(algorithm: string, text = TEXT): string {
  return createHash(algorithm.replace("-", "").toLowerCase()).update(text).digest("hex");
}

function hex(digest: ArrayBuffer): string {
  ok(digest instanceof ArrayBuffer);
  return new Uint8Array(digest).toHex();
}

const ALGORITHMS = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"] as const;

for (const algorithm of ALGORITHMS) {
  Deno.test(`${algorithm} of bytes, of nothing, and by an object that names it`, async () => {
    equal(hex(await crypto.subtle.digest(algorithm, bytes)), expected(algorithm));
    equal(hex(await crypto.subtle.digest(algorithm, new Uint8Array())), expected(algorithm, ""));
    equal(hex(await crypto.subtle.digest({ name: algorithm }, bytes)), expected(algorithm));
  });
}

Deno.test("every kind of buffer is taken, and of a view no more than it shows", async () => {
  const wide = new TextEncoder().encode(`--${TEXT}--`);
  const sources = [
    bytes.buffer,
    new DataView(bytes.buffer),
    wide.subarray(2, -2),
    new DataView(wide.buffer, 2, bytes.length),
    new Uint8ClampedArray(bytes),
  ];
  for (const source of sources) {
    equal(hex(await crypto.subtle.digest("SHA-256", source)), expected("SHA-256"));
  }
});

Deno.test("what comes in parts is taken as a whole", async () => {
  const parts = [bytes.subarray(0, 4), bytes.slice(4, 5).buffer, new Uint8Array(), bytes.slice(5)];
  equal(hex(await crypto.subtle.digest("SHA-256", parts)), expected("SHA-256"));
  const generated = (function* () {
    yield* parts;
  })();
  equal(hex(await crypto.subtle.digest("SHA-256", generated)), expected("SHA-256"));
  const stream = new Blob([TEXT]).stream();
  equal(hex(await crypto.subtle.digest("SHA-256", stream)), expected("SHA-256"));
  equal(hex(await crypto.subtle.digest("SHA-256", [])), expected("SHA-256", ""));
});

Deno.test("a stream that breaks off breaks the digest off", async () => {
  const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.error(new Error("gone")),
  });
  await rejects(crypto.subtle.digest("SHA-256", broken), /gone/);
});

Deno.test("all else is Web Crypto", async () => {
  const random = crypto.getRandomValues(new Uint8Array(16));
  ok(random.some((byte) => byte !== 0));
  equal(crypto.randomUUID().length, 36);
  const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, true, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, bytes);
  deepEqual(
    new Uint8Array(signature),
    new Uint8Array(await globalThis.crypto.subtle.sign("HMAC", key, bytes)),
  );
});
