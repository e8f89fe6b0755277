import assert from "node:assert/strict";
import { addressOf, prefixOf, UNKNOWN_ADDRESS } from "../../lib/web/client_address.ts";

function from(hostname: string, forwarded: string | null, trustProxy: boolean): string {
  const headers = forwarded === null ? {} : { "x-forwarded-for": forwarded };
  const req = new Request("http://localhost", { headers });
  const remoteAddr = { transport: "tcp" as const, hostname, port: 5000 };
  return addressOf({ req, info: { remoteAddr, completed: Promise.resolve() } }, { trustProxy });
}

Deno.test("who asks is who is at the other end of the connection", () => {
  assert.equal(from("203.0.113.9", null, false), "203.0.113.9");
  assert.equal(from("203.0.113.9", "10.0.0.1", false), "203.0.113.9", "whatever they say");
  assert.equal(from("::1", null, false), "::1");
});

Deno.test("a trusted proxy says who asks, in its own entry alone", () => {
  assert.equal(from("127.0.0.1", "203.0.113.9", true), "203.0.113.9");
  assert.equal(from("127.0.0.1", "10.0.0.1, 10.0.0.2 ,203.0.113.9", true), "203.0.113.9");
  assert.equal(from("127.0.0.1", null, true), "127.0.0.1", "it asks for itself");
});

Deno.test("what is no address is one place, not one for each spelling", () => {
  for (const text of ["", "unknown", "_hidden", "1.2.3", "1.2.3.4:80", "[::1]", "1.2.3.4, "]) {
    assert.equal(from("127.0.0.1", text, true), UNKNOWN_ADDRESS, text);
    assert.equal(prefixOf(text), UNKNOWN_ADDRESS, text);
  }
  const path = { transport: "unix" as const, path: "/run/parley" };
  const info = { remoteAddr: path, completed: Promise.resolve() };
  const req = new Request("http://localhost");
  assert.equal(addressOf({ req, info }, { trustProxy: false }), UNKNOWN_ADDRESS);
});

Deno.test("an address has one spelling, and IPv4 is IPv4 however it is dressed", () => {
  for (const same of ["2001:DB8:0:0:0:0:0:1", "2001:db8::1", "2001:0db8::0001"]) {
    assert.equal(from(same, null, false), "2001:db8::1");
  }
  for (const same of ["203.0.113.9", "::ffff:203.0.113.9", "::FFFF:cb00:7109"]) {
    assert.equal(from(same, null, false), "203.0.113.9");
    assert.equal(prefixOf(same), "203.0.113.0/24");
  }
  assert.equal(from("fe80::1%eth0", null, false), "fe80::1");
});

Deno.test("neighbours share a prefix, others do not", () => {
  assert.equal(prefixOf("203.0.113.9"), prefixOf("203.0.113.250"));
  assert.notEqual(prefixOf("203.0.113.9"), prefixOf("203.0.114.9"));
  assert.equal(prefixOf("2001:db8:1:2::1"), "2001:db8:1:2::/64");
  assert.equal(prefixOf("2001:db8:1:2:ffff:ffff:ffff:ffff"), "2001:db8:1:2::/64");
  assert.notEqual(prefixOf("2001:db8:1:3::1"), prefixOf("2001:db8:1:2::1"));
  assert.equal(prefixOf("::1"), "0:0:0:0::/64");
  assert.equal(prefixOf("1:2:3:4:5:6:7:8"), "1:2:3:4::/64");
});
