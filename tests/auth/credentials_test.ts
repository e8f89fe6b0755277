import assert from "node:assert/strict";
import { cookieName, tokenOf } from "../../lib/auth/mod.ts";

const of = (headers: Record<string, string>, isSecure = false) =>
  tokenOf(new Headers(headers), isSecure);
const bearer = (token: string) => ({ token, by: "bearer" });
const cookie = (token: string) => ({ token, by: "cookie" });

Deno.test("a token comes in a header or in a cookie", () => {
  assert.deepEqual(of({ authorization: "Bearer one" }), bearer("one"));
  assert.deepEqual(of({ authorization: "bearer one" }), bearer("one"), "the scheme's case is free");
  assert.deepEqual(of({ cookie: "parley=two" }), cookie("two"));
  assert.deepEqual(of({ cookie: "theme=dark; parley=two; x=y" }), cookie("two"));
  assert.equal(of({}), null);
});

Deno.test("whoever says Bearer is never asked for a cookie, however badly it is said", () => {
  for (const rest of [" one", "", " ", " one two", "\tone", " ,", " parley=two"]) {
    const credential = of({ authorization: `Bearer${rest}`, cookie: "parley=two" });
    assert.deepEqual(credential, bearer(rest.trim()), JSON.stringify(rest));
  }
});

Deno.test("another scheme is not ours, as that of a proxy that asks for a password of its own", () => {
  for (const authorization of ["Basic one", "xBearer one", "Bearers one", "one", ""]) {
    assert.equal(of({ authorization }), null, authorization);
    assert.deepEqual(of({ authorization, cookie: "parley=two" }), cookie("two"), authorization);
  }
});

Deno.test("what only looks like our cookie is none", () => {
  for (const cookie of ["", "xparley=two", "parley", "other=parley=two"]) {
    assert.equal(of({ cookie }), null, cookie);
  }
});

Deno.test("over https only the cookie that the browser keeps to this host counts", () => {
  assert.equal(cookieName(true), "__Host-parley");
  assert.deepEqual(of({ cookie: "__Host-parley=two" }, true), cookie("two"));
  assert.equal(of({ cookie: "parley=two" }, true), null);
  assert.equal(of({ cookie: "__Host-parley=two" }, false), null);
});
