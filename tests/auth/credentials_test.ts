import assert from "node:assert/strict";
import { cookieName, tokenOf } from "../../lib/auth/mod.ts";

const of = (headers: Record<string, string>, isSecure = false) =>
  tokenOf(new Headers(headers), isSecure);

Deno.test("a token comes in a header or in a cookie, and the header goes first", () => {
  assert.equal(of({ authorization: "Bearer one" }), "one");
  assert.equal(of({ authorization: "bearer one" }), "one", "the scheme's case is free");
  assert.equal(of({ cookie: "parley=two" }), "two");
  assert.equal(of({ cookie: "theme=dark; parley=two; x=y" }), "two");
  assert.equal(of({ authorization: "Bearer one", cookie: "parley=two" }), "one");
});

Deno.test("what only looks like a credential is none", () => {
  for (const authorization of ["Basic one", "Bearer", "Bearer one two", "xBearer one", "one"]) {
    assert.equal(of({ authorization }), null, authorization);
  }
  for (const cookie of ["", "xparley=two", "parley", "other=parley=two"]) {
    assert.equal(of({ cookie }), null, cookie);
  }
});

Deno.test("over https only the cookie that the browser keeps to this host counts", () => {
  assert.equal(cookieName(true), "__Host-parley");
  assert.equal(of({ cookie: "__Host-parley=two" }, true), "two");
  assert.equal(of({ cookie: "parley=two" }, true), null);
  assert.equal(of({ cookie: "__Host-parley=two" }, false), null);
});
