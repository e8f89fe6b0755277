import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import {
  type MessageLook,
  messageRows,
  NOTHING_AROUND,
} from "../../lib/cli/room/styled_message.ts";
import { type Known, knownRooms, parse } from "../../lib/format/mod.ts";
import { plain, type Row, styled, textOf, widthOf } from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { SHORT } from "../format/hostile.ts";
import { randomText } from "../terminal/random_text.ts";

const KNOWN: Known = { roomName: knownRooms(["tools"]), emoji: (name) => name === "parrot" };

const LOOK: MessageLook = {
  columns: 30,
  mention: (name) => name === "ada" ? "me" : name === "ben" ? "other" : null,
  isShout: true,
  showsHidden: false,
};

function rows(text: string, look: Partial<MessageLook> = {}): Row[] {
  return messageRows(parse(text, KNOWN), { ...LOOK, ...look }, NOTHING_AROUND);
}

function lines(text: string, look: Partial<MessageLook> = {}): string[] {
  return rows(text, look).map(textOf);
}

/** Each look by its name, in one line: "<bold>tea</> at four". */
function looks(text: string, look: Partial<MessageLook> = {}): string {
  return rows(text, look).map((row) => row.map(lookOf).join("")).join("\n");
}

function lookOf({ text, style }: Row[number]): string {
  const names = Object.entries(style).map(([name, value]) => value === true ? name : value);
  return names.length === 0 ? text : `<${names.join(" ")}>${text}</>`;
}

const LOOKS: Readonly<Record<string, string>> = {
  "tea at *four*": "tea at <italic>four</>",
  "**tea** ~~at~~": "<bold>tea</> <strike>at</>",
  "**tea _at_**": "<bold>tea </><italic bold>at</>",
  "run `ls -l`": "run <30>ls -l</>",
  "hi @ada": "hi <bold inverse>@ada</>",
  "hi @ben and @nobody": "hi <bold 32>@ben</> and @nobody",
  "@room hi": "<bold inverse>@room</> hi",
  "in #tools": "in <32>#tools</>",
  "👍 :parrot:": "👍 :parrot:",
  "a ||secret|| b": "a █████ b",
  "https://a.org/b": "<underline>https://a.org/b</>",
  "www.a.org": "<underline>www.a.org</>",
  "[tea](https://a.org/)": "<underline>tea</> (https://a.org/)",
  "[*tea*](https://a.org/)": "<italic underline>tea</> (https://a.org/)",
};

for (const [text, look] of Object.entries(LOOKS)) {
  Deno.test(`${text} looks so: ${look}`, () => assertIs(looks(text), look));
}

const LAID_OUT: Readonly<Record<string, readonly [text: string, lines: string[]]>> = {
  "lines": ["a\nb", ["a", "b"]],
  "paragraphs": ["a\n\nb", ["a", "", "b"]],
  "code": ["```\nlet a = 1;\n\n  b\n```", ["│ let a = 1;", "│ ", "│   b"]],
  "a quote": ["> tea\n> at four\nyes", ["> tea", "> at four", "yes"]],
  "a list": ["- tea\n- milk", ["• tea", "• milk"]],
  "a numbered list": ["9. tea\n10. milk", ["9. tea", "10. milk"]],
  "a long item": [
    "- tea with a little milk and much sugar",
    ["• tea with a little milk and", "  much sugar"],
  ],
};

for (const [what, [text, laidOut]] of Object.entries(LAID_OUT)) {
  Deno.test(`how is laid out: ${what}`, () => assertEquals(lines(text), laidOut));
}

Deno.test("where a bar would leave nothing, the text stands alone", () => {
  assertEquals(lines("> tea at four", { columns: 8 }), ["tea at", "four"]);
});

Deno.test("what was hidden is shown to who asks", () => {
  assertIs(looks("a ||secret||", { showsHidden: true }), "a <dim>secret</>");
});

Deno.test("a shout that called nobody is only words", () => {
  assertIs(looks("@here hi", { isShout: false }), "@here hi");
});

Deno.test("what stands around a text is wrapped with it, or stands by itself", () => {
  const around = { before: [plain("ada ")], behind: [styled(" (edited)", { dim: true })] };
  const drawn = (text: string) => messageRows(parse(text, KNOWN), LOOK, around).map(textOf);
  assertEquals(drawn("waves"), ["ada waves (edited)"]);
  assertEquals(drawn("waves at everybody in here"), ["ada waves at everybody in here", "(edited)"]);
  assertEquals(drawn("```\na\n```"), ["ada", "│ a", " (edited)"]);
  assertEquals(drawn(""), ["ada  (edited)"]);
});

Deno.test("what others write never reaches the terminal as it is", () => {
  assertEquals(lines("\x1b[2Jgone\x07 \u202eb"), ["␛[2Jgone␇ \\u202eb"]);
  assertEquals(lines("`\x1b]52;c;?`"), ["␛]52;c;?"]);
  assertEquals(lines("```\na\rb\n```"), ["│ a␍b"]);
});

Deno.test("whatever is written, no row is too wide and none holds an order", () => {
  const dice = new Dice(40);
  const marks = ["*", "_", "~~", "||", "`", "```\n", "> ", "- ", "1. ", "\n", "\n\n", "@ada", "["];
  const some = () => dice.chance(0.5) ? randomText(dice, 3) : dice.pick(marks)!;
  const texts = Array.from({ length: 1000 }, () => Array.from({ length: 12 }, some).join(""));
  for (const text of [...texts, ...Object.values(SHORT)]) {
    const columns = dice.between(2, 40);
    for (const row of rows(text, { columns })) {
      const line = textOf(row);
      ok(
        row.reduce((sum, run) => sum + widthOf(run.text), 0) <= columns,
        JSON.stringify([text, line]),
      );
      // deno-lint-ignore no-control-regex
      ok(!/[\x00-\x1f\x7f-\x9f\u202e\u200b]/.test(line), JSON.stringify([text, line]));
    }
  }
});
