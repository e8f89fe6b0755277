import { deepStrictEqual as assertEquals } from "node:assert/strict";
import { siteOf } from "../../lib/web/site.ts";

const LOCAL = { origin: null, host: "127.0.0.1" };

function siteAt(url: string, settings: Parameters<typeof siteOf>[0] = LOCAL) {
  return siteOf(settings, new URL(url), "Here");
}

Deno.test("passkeys belong to the name of the place, whatever a request calls it", () => {
  const settings = { origin: "https://chat.example.org:8443", host: "0.0.0.0" };
  const site = { origin: "https://chat.example.org:8443", rpId: "chat.example.org", name: "Here" };
  assertEquals(siteAt("http://127.0.0.1:8000/login", settings), site);
  assertEquals(siteAt("http://evil.example.org/login", settings), site);
});

Deno.test("on the machine itself localhost will do, without TLS too", () => {
  const site = { origin: "http://localhost:8000", rpId: "localhost", name: "Here" };
  assertEquals(siteAt("http://localhost:8000/login"), site);
  assertEquals(siteAt("http://chat.localhost:8000/")?.rpId, "chat.localhost");
});

Deno.test("there are none at a number, over plain HTTP, or for a name that may be anybody's", () => {
  for (const url of ["http://127.0.0.1:8000", "https://192.0.2.1", "http://[::1]:8000"]) {
    assertEquals(siteAt(url), null, url);
  }
  const plain = { origin: "http://chat.example.org", host: "0.0.0.0" };
  assertEquals(siteAt("http://chat.example.org", plain), null);
  assertEquals(siteAt("https://chat.example.org"), null);
});
