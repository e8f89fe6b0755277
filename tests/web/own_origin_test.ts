import assert from "node:assert/strict";
import { ownOrigin } from "../../lib/web/own_origin.ts";

const at = (address: string, origin: string | null = null, host = "127.0.0.1") =>
  ownOrigin({ origin, host }, new URL(address));

Deno.test("the public address is the only one where it is set", () => {
  const origin = "https://chat.example.org";
  for (
    const address of ["http://localhost:8000/", "http://evil.com/", "http://chat.example.org/"]
  ) {
    assert.equal(at(address, origin), origin);
  }
});

Deno.test("without it only names that nobody else can own are believed", () => {
  for (
    const own of [
      "http://localhost:8000",
      "http://127.0.0.1:8000",
      "https://[::1]",
      "http://10.0.0.7",
    ]
  ) assert.equal(at(own), own);
  assert.equal(at("http://chat.lan:8000", null, "chat.lan"), "http://chat.lan:8000");
  for (
    const foreign of ["http://evil.com", "http://localhost.evil.com", "http://127.0.0.1.evil.com"]
  ) {
    assert.equal(at(foreign), null, foreign);
  }
});
