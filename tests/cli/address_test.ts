import assert from "node:assert/strict";
import { isOpenRoad, readAddress } from "../../lib/cli/login/address.ts";
import { readFingerprint } from "../../lib/cli/login/fingerprint.ts";

const TYPED = {
  "chat.example.org": "https://chat.example.org",
  " https://Chat.Example.org/ ": "https://chat.example.org",
  "chat.example.org/r/rq75di97ygh8?m=1#x": "https://chat.example.org",
  "chat.example.org:8443": "https://chat.example.org:8443",
  "https://chat.example.org:443": "https://chat.example.org",
  "localhost:8000": "http://localhost:8000",
  "localhost:443": "http://localhost:443",
  "localhost": "http://localhost",
  "127.0.0.1:8000": "http://127.0.0.1:8000",
  "[::1]:8000": "http://[::1]:8000",
  "https://localhost:8443": "https://localhost:8443",
  "192.168.1.20:8000": "https://192.168.1.20:8000",
  "http://192.168.1.20:8000": "http://192.168.1.20:8000",
  "HTTP://chat.example.org": "http://chat.example.org",
  "wss://chat.example.org/ws": "https://chat.example.org",
  "ws://localhost:8000/ws": "http://localhost:8000",
  "bücher.example": "https://xn--bcher-kva.example",
};

Deno.test("an address is read as people type it", () => {
  for (const [typed, server] of Object.entries(TYPED)) {
    assert.deepEqual(readAddress(typed), { ok: true, server }, typed);
  }
});

Deno.test("what is no address of a place is none", () => {
  assert.deepEqual(readAddress("  "), { ok: false, why: "empty" });
  const none = ["ftp://x.org", "a b", "https://", "ada:secret@x.org", "x.org:99999", "http://[::1"];
  for (const typed of none) {
    assert.deepEqual(readAddress(typed), { ok: false, why: "unreadable" }, typed);
  }
});

Deno.test("only http to another machine is a road on which others read along", () => {
  assert.ok(isOpenRoad("http://192.168.1.20:8000"));
  for (const server of ["http://localhost:8000", "http://127.0.0.1", "https://x.org"]) {
    assert.ok(!isOpenRoad(server), server);
  }
});

Deno.test("a fingerprint is read as openssl, browsers and this program write it", () => {
  const digits = "0123456789abcdef".repeat(4);
  const colons = digits.toUpperCase().match(/../g)!.join(":");
  for (const typed of [digits, colons, `SHA256:${colons}`, `sha256 Fingerprint=${colons}`]) {
    assert.equal(readFingerprint(typed), `SHA256:${colons}`, typed);
  }
  for (const typed of ["", digits.slice(1), `${digits}0`, `${digits.slice(1)}g`, `MD5:${colons}`]) {
    assert.equal(readFingerprint(typed), null, typed);
  }
});
