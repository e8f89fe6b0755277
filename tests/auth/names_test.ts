/** What somebody may call themselves, and which names are one. */
import assert from "node:assert/strict";
import { checkName, MOST_NAME_CHARS } from "../../lib/auth/mod.ts";

function problemOf(text: string): string | null {
  const checked = checkName(text);
  return checked.ok ? null : checked.problem;
}

function sameLooks(one: string, other: string): boolean {
  const [a, b] = [checkName(one), checkName(other)];
  assert.ok(a.ok && b.ok, `${one} and ${other} are names`);
  return a.skeletons.some((skeleton) => b.skeletons.includes(skeleton));
}

Deno.test("names of every script are names, and keep the form that was typed", () => {
  for (
    const name of ["ada", "Ada.L", "jean-luc", "o_o", "2pac", "Émile", "山田太郎", "Женя", "हिन्दी"]
  ) {
    const checked = checkName(`  ${name} `);
    assert.deepEqual(checked.ok && checked.name, name.normalize("NFKC"));
  }
});

Deno.test("what would not read as a name is refused, each with its reason", () => {
  const refused: [string, string][] = [
    ["", "empty"],
    [" \t ", "empty"],
    ["x".repeat(MOST_NAME_CHARS + 1), "too_long"],
    ...[
      "a b",
      "a..b",
      "-a",
      "a-",
      "@ada",
      "a/b",
      "<b>",
      "a\u202eb",
      "ada\u200b",
      "👍",
      "a\nb",
      "a\0",
    ]
      .map((name): [string, string] => [name, "characters"]),
    ...["here", "HERE", "Room", "ａｄｍｉｎ", "Parley", "former-member"]
      .map((name): [string, string] => [name, "reserved"]),
  ];
  for (const [name, problem] of refused) {
    assert.equal(problemOf(name), problem, JSON.stringify(name));
  }
  assert.equal(problemOf("x".repeat(MOST_NAME_CHARS)), null);
  assert.equal(problemOf("👩".repeat(MOST_NAME_CHARS)), "characters");
});

Deno.test("what is not seen, or covers what stands around it, is no part of a name", () => {
  const unseen = [
    "\u034f",
    "\u115f",
    "\u1160",
    "\u17b4",
    "\u180b",
    "\u3164",
    "\ufe0f",
    "\u{e0100}",
  ];
  for (const char of unseen) {
    for (const name of [char, `a${char}da`, `ada${char}`]) {
      assert.equal(problemOf(name), "characters", JSON.stringify(name));
    }
  }
  assert.equal(problemOf(`a${"\u0320".repeat(5)}`), "characters");
  for (const name of ["किं", "Việt", "שָׁלוֹם", "น้ำ"]) assert.equal(problemOf(name), null, name);
});

Deno.test("names that differ in case or form alone are one name", () => {
  for (
    const [one, other] of [["Ada", "aDA"], ["Émile", "E\u0301MILE"], ["Ｆｕｌｌ", "full"]] as const
  ) {
    const [a, b] = [checkName(one), checkName(other)];
    assert.ok(a.ok && b.ok);
    assert.equal(a.folded, b.folded);
  }
});

Deno.test("names that the eye takes for one look alike, and others don't", () => {
  for (
    const [one, other] of [
      ["ada", "аdа"],
      ["paypal", "раураl"],
      ["paypal", "PayPaI"],
      ["modern", "modem"],
      ["oliver", "0liver"],
      ["liam", "Iiam"],
      ["MIA", "mіa"],
    ] as const
  ) assert.ok(sameLooks(one, other), `${one} ${other}`);
  for (const [one, other] of [["ada", "ida"], ["ben", "den"], ["anna", "ana"]] as const) {
    assert.ok(!sameLooks(one, other));
  }
});
