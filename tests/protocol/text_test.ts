import assert from "node:assert/strict";
import * as v from "valibot";
import {
  Bio,
  Body,
  DisplayName,
  Emoji,
  PersonStatus,
  Pronouns,
  RoomName,
  Topic,
  Zone,
} from "../../lib/protocol/checks.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";

const takes = (schema: v.GenericSchema, text: unknown) => v.safeParse(schema, text).success;
const codes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i));

for (const [char, bytes] of [["a", 1], ["é", 2], ["€", 3], ["😀", 4]] as const) {
  Deno.test(`a body of characters of ${bytes} bytes may fill the limit, and not one byte more`, () => {
    const left = LIMITS.bodyBytes % bytes;
    const full = char.repeat(Math.floor(LIMITS.bodyBytes / bytes)) + "x".repeat(left);
    assert.equal(new TextEncoder().encode(full).length, LIMITS.bodyBytes);
    assert.ok(takes(Body, full));
    assert.ok(!takes(Body, `${full}x`));
    assert.ok(!takes(Body, full.slice(bytes === 4 ? 2 : 1) + char + "x"));
  });
}

Deno.test("a body has line feeds and tabs, and no other control characters", () => {
  assert.ok(takes(Body, "a\n\tb"));
  for (const control of [...codes(0, 31), ...codes(127, 159)]) {
    assert.equal(takes(Body, `a${control}b`), control === "\n" || control === "\t");
  }
  for (const fine of ["\u00a0", "\u2028", "\u200d", "\ufeff", "\uffff", "👩‍👩‍👧", "é"]) {
    assert.ok(takes(Body, fine), fine);
  }
});

Deno.test("half a surrogate pair is no text, wherever it stands", () => {
  for (const half of ["\ud800", "a\udc00", "\udc00\ud800", "😀\ud83d", "\ude00x"]) {
    for (const schema of [Body, RoomName, Topic, Emoji, DisplayName, Bio]) {
      assert.ok(!takes(schema, half));
    }
  }
});

Deno.test("a body may be empty: files may say enough", () => {
  for (const empty of ["", " ", "\n\t\n"]) assert.ok(takes(Body, empty));
});

Deno.test("names and topics are one line up to their limit", () => {
  for (
    const [schema, most] of [[RoomName, LIMITS.roomNameChars], [Topic, LIMITS.topicChars]] as const
  ) {
    assert.ok(takes(schema, "é".repeat(most)));
    assert.ok(!takes(schema, "é".repeat(most + 1)));
    for (const control of [...codes(0, 31), ...codes(127, 159), "\u2028", "\u2029"]) {
      assert.ok(!takes(schema, `a${control}b`));
    }
  }
  assert.ok(takes(Topic, "") && !takes(RoomName, "") && !takes(RoomName, "  "));
});

Deno.test("a name to be shown by is one line that is what it looks like", () => {
  const { displayNameChars: most } = LIMITS;
  for (
    const fine of [
      ...["Ada Lovelace", "Émile", "山田 太郎", "Женя", "O’Hara", "مریم", "x".repeat(most)],
      ...["می\u200cخواهم", "क्\u200dष", "Ada 👩‍💻", "Ben 👍🏽", "☕\ufe0f", "1\ufe0f\u20e3"],
    ]
  ) assert.ok(takes(DisplayName, fine), fine);
  for (
    const bad of [
      ...["", "  ", "\u3000", "a\nb", "a\u2028b", "x".repeat(most + 1), "\u200b", "\u2800"],
      ...["\u202eadA", "a\u2066b", "a\u061cb", "a\u200eb", "a\ufeffb", "a\u00adb", "a\u2060b"],
      ...[
        "Ad\u200ba",
        "Ad\u200ca",
        "Ad\u200da",
        "ada1\ufe0f",
        "a\u3164",
        "a\u{e0061}",
        "👩\u200da",
      ],
    ]
  ) assert.ok(!takes(DisplayName, bad), escape(bad));
});

Deno.test("a status says something in a word or a sign, and a bio may have lines", () => {
  const status = (part: object) => takes(PersonStatus, { text: "", until: null, ...part });
  assert.ok(
    status({ text: "Tea" }) && status({ emoji: "☕" }) && status({ text: "Tea", until: 1 }),
  );
  assert.ok(!status({}) && !status({ text: "  " }) && !status({ text: "Tea", emoji: "a b" }));
  assert.ok(!status({ text: "x".repeat(LIMITS.statusChars + 1) }));
  assert.ok(!status({ text: "Tea", until: undefined }));
  assert.ok(takes(Bio, "") && takes(Bio, "one\n\ntwo") && takes(Bio, "x".repeat(LIMITS.bioChars)));
  assert.ok(!takes(Bio, "x".repeat(LIMITS.bioChars + 1)) && !takes(Bio, "a\x1bb"));
  assert.ok(takes(Pronouns, "") && takes(Pronouns, "sie/ihr") && !takes(Pronouns, "a\nb"));
});

Deno.test("a time zone is one of the world's table, by its name", () => {
  for (const fine of ["UTC", "Europe/Berlin", "America/Argentina/Ushuaia", "Asia/Kolkata"]) {
    assert.ok(takes(Zone, fine), fine);
  }
  for (const bad of ["", "Berlin", "+01:00", "Europe/Atlantis", "x".repeat(10_000), "../etc"]) {
    assert.ok(!takes(Zone, bad), bad);
  }
});

Deno.test("a reaction has no spaces and is not empty", () => {
  for (const fine of ["👍", ":tea:", "x".repeat(LIMITS.emojiChars)]) assert.ok(takes(Emoji, fine));
  for (const bad of ["", " ", "a b", "\n", "x".repeat(LIMITS.emojiChars + 1)]) {
    assert.ok(!takes(Emoji, bad));
  }
});

Deno.test("what is not text is none", () => {
  for (const value of [null, undefined, 1, true, [], {}, ["a"], new String("a")]) {
    for (const schema of [Body, RoomName, Topic, Emoji]) assert.ok(!takes(schema, value));
  }
});
