import assert from "node:assert/strict";
import { ownPath } from "../../lib/web/own_path.ts";
import { leadTo } from "../../lib/web/visitor.ts";

/** What a browser makes of it, whoever wrote it. */
const HERE = "https://chat.example.org";

Deno.test("a path of this place is taken as it is", () => {
  for (const path of ["/", "/account", "/rooms/7?after=3#last", "/a//b", "/%2f/x", "/a?to=//x"]) {
    assert.equal(ownPath(path), path);
  }
  assert.equal(ownPath('/café "<'), "/caf%C3%A9%20%22%3C", "and fits a header");
});

const FOREIGN = [
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/%2e//evil.example",
  "https://evil.example",
  "https:/evil.example",
  "javascript:alert(1)",
  " //evil.example",
  "evil.example",
  "",
  "/account\r\nset-cookie: a=b",
  "/\0",
];

Deno.test("what leads elsewhere, or could, is none", () => {
  for (const text of FOREIGN) assert.equal(ownPath(text), null, JSON.stringify(text));
});

Deno.test("whatever is taken stays here", () => {
  const pieces = [
    "/",
    "\\",
    ".",
    "..",
    "%2f",
    "%2e",
    "@",
    ":",
    "evil.example",
    "\t",
    "?",
    "#",
    " ",
  ];
  const texts = pieces.flatMap((a) =>
    pieces.flatMap((b) => pieces.flatMap((c) => pieces.map((d) => `/${a}${b}${c}${d}`)))
  );
  for (const text of texts) {
    const path = ownPath(text);
    if (path === null) continue;
    assert.equal(new URL(path, HERE).origin, HERE, JSON.stringify(text));
    assert.ok(!path.startsWith("//"), JSON.stringify(text));
  }
});

Deno.test("a cookie is set on no way out of this place", () => {
  const settings = { origin: HERE };
  const kept = { token: "token" };
  const asking = { url: new URL(HERE), state: { chat: { settings } } } as Parameters<
    typeof leadTo
  >[1];
  assert.equal(leadTo("/account", asking, kept).headers.get("location"), "/account");
  for (const text of FOREIGN) assert.throws(() => leadTo(text, asking, kept), /way out/);
});
