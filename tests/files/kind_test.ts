import assert from "node:assert/strict";
import { typeOf } from "../../lib/files/mod.ts";
import { kindOfFile } from "../../lib/rules/mod.ts";
import { joined, jpeg, png } from "./samples.ts";

const of = (...parts: Parameters<typeof joined>) => typeOf(joined(...parts));

Deno.test("a file is what its first bytes are", async () => {
  assert.equal(await of(png()), "image/png");
  assert.equal(await of(jpeg()), "image/jpeg");
  assert.equal(await of("PK\x03\x04\x14\0\0\0\0\0", new Uint8Array(30)), "application/zip");
  assert.equal(await of("%PDF-1.7\n"), "application/pdf");
  assert.equal(await of("const answer = 42;\n"), "text/plain");
  assert.equal(await of([0, 1, 2, 3, 254, 255]), "application/octet-stream");
});

Deno.test("what a browser would run is never shown", async () => {
  const running = [
    "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!doctype html><script>alert(1)</script>",
    "%PDF-1.7\n",
  ];
  for (const text of running) {
    const type = await of(text);
    assert.equal(kindOfFile({ type, width: 1, height: 1 }), "document", `${text}: ${type}`);
  }
});

Deno.test("text may end within a letter, and holds no signs that no text has", async () => {
  const letters = new TextEncoder().encode("schön");
  assert.equal(await typeOf(letters.slice(0, 4)), "text/plain");
  assert.equal(await of("a\0b"), "application/octet-stream");
  assert.equal(await typeOf(new Uint8Array()), "application/octet-stream");
});
