import assert from "node:assert/strict";
import { distance, near, nearest } from "../../lib/config/nearest.ts";

Deno.test("the distance counts letters put in, left out and swapped for another", () => {
  assert.equal(distance("kitten", "sitting"), 3);
  assert.equal(distance("", "abc"), 3);
  assert.equal(distance("abc", ""), 3);
  assert.equal(distance("flaw", "lawn"), 2);
  assert.equal(distance("same", "same"), 0);
  assert.equal(distance("nmae", "name"), 1, "two that changed places");
});

Deno.test("the nearest of several is the one with the fewest edits, the first among equals", () => {
  assert.equal(nearest("pork", ["host", "port", "data"]), "port");
  assert.equal(nearest("ab", ["ac", "ad"]), "ac");
});

Deno.test("what nobody can have meant is not near", () => {
  const flags = ["server", "name", "once", "json"];
  assert.equal(near("nmae", flags), "name");
  assert.equal(near("sevrer", flags), "server");
  assert.equal(near("nope", flags), null);
  assert.equal(near("x", []), null);
});
