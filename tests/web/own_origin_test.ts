import assert from "node:assert/strict";
import { isOwnHost, isSecure, ownOrigin } from "../../lib/web/own_origin.ts";

const PUBLIC = { origin: "https://chat.example.org" };
const UNSET = { origin: null };
const at = (address: string) => new URL(address);

Deno.test("the public address is the only one where it is set", () => {
  for (const own of ["http://chat.example.org/", "https://CHAT.example.org:443/"]) {
    assert.equal(isOwnHost(PUBLIC, at(own)), true, own);
  }
  for (
    const other of [
      "http://localhost:8000/",
      "http://127.0.0.1/",
      "http://evil.example/",
      "https://chat.example.org:8443/",
      "http://chat.example.org./",
      "http://chat.example.org.evil.example/",
      "http://evil.example/chat.example.org",
      "http://chat.example.org@evil.example/",
    ]
  ) {
    assert.equal(isOwnHost(PUBLIC, at(other)), false, other);
    assert.equal(ownOrigin(PUBLIC, at(other)), PUBLIC.origin);
  }
});

Deno.test("the port belongs to the address", () => {
  const home = { origin: "http://192.168.1.20:8000" };
  assert.equal(isOwnHost(home, at("http://192.168.1.20:8000/login")), true);
  for (
    const other of ["http://192.168.1.20/", "http://192.168.1.20:80", "http://192.168.1.2:8000"]
  ) {
    assert.equal(isOwnHost(home, at(other)), false, other);
  }
});

Deno.test("without it only this machine's own names are believed", () => {
  for (
    const own of [
      "http://localhost:8000",
      "http://parley.localhost",
      "http://127.0.0.1:8000",
      "http://127.9.9.9",
      "https://[::1]",
    ]
  ) {
    assert.equal(isOwnHost(UNSET, at(own)), true, own);
    assert.equal(ownOrigin(UNSET, at(own)), own);
  }
  for (
    const other of [
      "http://evil.example",
      "http://localhost.evil.example",
      "http://127.0.0.1.evil.example",
      "http://localhost.",
      "http://notlocalhost",
      "http://10.0.0.7",
      "http://0.0.0.0:8000",
      "http://[::]",
      "http://[::2]",
      "http://chat.lan:8000",
    ]
  ) {
    assert.equal(isOwnHost(UNSET, at(other)), false, other);
    assert.equal(ownOrigin(UNSET, at(other)), null, other);
  }
});

Deno.test("what people see decides whether it is https, not how the proxy asks", () => {
  assert.equal(isSecure(PUBLIC, at("http://chat.example.org")), true);
  assert.equal(isSecure(UNSET, at("https://localhost")), true);
  assert.equal(isSecure(UNSET, at("http://localhost")), false);
  assert.equal(isSecure(UNSET, at("https://evil.example")), false);
});
