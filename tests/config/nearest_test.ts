import assert from "node:assert/strict";
import { distance, nearest } from "../../lib/config/nearest.ts";

Deno.test("the distance counts letters put in, left out and swapped for another", () => {
  assert.equal(distance("kitten", "sitting"), 3);
  assert.equal(distance("", "abc"), 3);
  assert.equal(distance("abc", ""), 3);
  assert.equal(distance("flaw", "lawn"), 2);
  assert.equal(distance("same", "same"), 0);
});

Deno.test("the nearest of several is the one with the fewest edits, the first among equals", () => {
  assert.equal(nearest("pork", ["host", "port", "data"]), "port");
  assert.equal(nearest("ab", ["ac", "ad"]), "ac");
});
