import assert from "node:assert/strict";
import { themeOf } from "../../lib/web/theme.ts";

Deno.test("another colour has another address, the same one the same", () => {
  assert.notEqual(themeOf(10).href, themeOf(200).href);
  assert.equal(themeOf(10).href, themeOf(10).href);
  assert.match(themeOf(10).href, /^\/theme\.css\?v=[0-9a-f]{12}$/);
});
