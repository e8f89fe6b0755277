import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import {
  completeShortcode,
  NOTHING_KNOWN,
  parse,
  readEmoji,
  replaceShortcodes,
  searchEmoji,
  type Tone,
  withTone,
} from "../../lib/format/mod.ts";
import { FILES, FOLDER, textOf } from "./emoji_files.ts";

const BUDGET_BYTES = 60_000;
const data = readEmoji(FILES["emoji.en.json"]!);
const german = readEmoji(FILES["emoji.de.json"]!);
const emoji = (code: string) => data.byCode.get(code)!;
const texts = (found: readonly { text: string }[]) => found.map(({ text }) => text);

for (const [name, file] of Object.entries(FILES)) {
  Deno.test(`static/${name} is what \`deno task emoji\` writes, within its budget`, async () => {
    const written = await Deno.readTextFile(new URL(name, FOLDER));
    ok(written === textOf(file), "run `deno task emoji`");
    const packed = new Response(written).body!.pipeThrough(new CompressionStream("gzip"));
    const { byteLength } = await new Response(packed).arrayBuffer();
    ok(byteLength <= BUDGET_BYTES, `${byteLength} bytes gzipped`);
  });
}

Deno.test("both languages have the same emoji in the same order, each with a label and a code", () => {
  ok(data.emoji.length > 1_800);
  assertEquals(texts(data.emoji), texts(german.emoji));
  assertIs(data.groups.length, german.groups.length);
  for (const each of [...data.emoji, ...german.emoji]) {
    ok(each.label !== "" && each.codes.length > 0 && data.groups[each.group] !== undefined);
  }
});

Deno.test("what is an emoji in the list is one in a message too, in every tone", () => {
  for (const each of data.emoji) {
    const tones = each.hasTones ? [1, 2, 3, 4, 5] as const : [];
    for (const text of [each.text, ...tones.map((tone) => withTone(each, tone))]) {
      const [block] = parse(text, NOTHING_KNOWN);
      assertEquals(block, { type: "paragraph", nodes: [{ type: "emoji", text }], big: true }, text);
    }
  }
});

Deno.test("a search finds by code, label and tag, the nearest first", () => {
  assertIs(searchEmoji(data, "tada")[0]!.text, "🎉");
  assertIs(searchEmoji(data, "+1")[0]!.text, emoji("+1").text);
  assertIs(searchEmoji(data, "red heart")[0]!.text, "❤️");
  ok(texts(searchEmoji(data, "party")).includes("🎉"));
  ok(texts(searchEmoji(german, "herz")).includes("❤️"));
  assertIs(searchEmoji(data, " ").length, data.emoji.length);
  assertEquals(searchEmoji(data, "no emoji is called so"), []);
});

Deno.test("a code is completed after two letters, the shortest first", () => {
  const found = completeShortcode(data, ":smi");
  assertIs(found[0]!.code, "smile");
  assertIs(found[0]!.emoji.text, "😄");
  ok(found.every(({ code }) => code.includes("smi")));
  assertEquals(completeShortcode(data, ":s"), []);
  assertEquals(completeShortcode(data, "smile"), []);
});

Deno.test("codes become emoji, unless they stand in code or are none", () => {
  const becomes = (text: string) => replaceShortcodes(data, text);
  assertIs(becomes("done :tada:"), "done 🎉");
  assertIs(becomes(":SMILE::tada:"), ":SMILE:🎉");
  assertIs(becomes("`:tada:` :no_such_code: 10:30:45"), "`:tada:` :no_such_code: 10:30:45");
  assertIs(becomes("```\n:tada:\n``` :tada:"), "```\n:tada:\n``` 🎉");
  assertIs(becomes("```\n:tada:"), "```\n:tada:");
  assertIs(becomes("https://example.org/:tada:/x"), "https://example.org/:tada:/x");
});

Deno.test("tones of skin", () => {
  const tones = ([1, 2, 3, 4, 5] as Tone[]).map((tone) => withTone(emoji("wave"), tone));
  assertEquals(tones, ["👋🏻", "👋🏼", "👋🏽", "👋🏾", "👋🏿"]);
  assertIs(withTone(emoji("tada"), 3), "🎉");
  assertIs(withTone(emoji("point_up"), 5), "☝🏿");
  assertIs(withTone(emoji("two_women_holding_hands"), 2), "👭🏼");
});
