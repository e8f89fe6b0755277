import { deepStrictEqual as assertEquals, ok } from "node:assert/strict";
import { fileRows, reactionRows, replyRow } from "../../lib/cli/room/beside_message.ts";
import { PERSON_COLOURS, personColour } from "../../lib/cli/room/person_colour.ts";
import { newUserId, type UserId } from "../../lib/protocol/mod.ts";
import { textOf } from "../../lib/terminal/mod.ts";

Deno.test("what is answered takes one row", () => {
  assertEquals(textOf(replyRow("ada", "tea at four?", 40)), "↳ ada: tea at four?");
  assertEquals(textOf(replyRow("ada", "tea\nat four?", 12)), "↳ ada: tea …");
  assertEquals(textOf(replyRow("ada", "\x1b[2J", 20)), "↳ ada: ␛[2J");
});

Deno.test("files have a name and a size, and a number once they can be asked for", () => {
  const files = [
    { number: 1, file: { name: "yard.png", bytes: 1_234_567 } },
    { number: 12, file: { name: "a very long name of a file\x07.txt", bytes: 900 } },
    { number: null, file: { name: "plan.pdf", bytes: 5_000 } },
  ];
  assertEquals(fileRows(files, 24).map(textOf), [
    "[1] yard.png 1.2 MB",
    "[12] a very long n… 1 kB",
    "plan.pdf 5 kB",
  ]);
});

Deno.test("reactions are counted, one's own stand out, and those of nobody are gone", () => {
  const [ada, ben] = ["uada00000000", "uben00000000"] as UserId[];
  const by = { "👍": [ada!, ben!], ":parrot:": [ben!], "🎉": [] };
  const [row, ...more] = reactionRows(by, ada!, 40);
  assertEquals(more, []);
  assertEquals(textOf(row!).replaceAll("\u00a0", " "), "👍 2  :parrot: 1");
  assertEquals(row!.filter(({ style }) => style.bold).length, 1);
  assertEquals(reactionRows(by, ada!, 12).length, 2);
  assertEquals(reactionRows({ "🎉": [] }, ada!, 12), []);
});

Deno.test("a person has one colour, and people have many", () => {
  const people = Array.from({ length: 300 }, newUserId);
  for (const user of people) assertEquals(personColour(user), personColour(user));
  assertEquals(new Set(people.map(personColour)).size, PERSON_COLOURS.length);
});

Deno.test("each colour can be read on black and on white", () => {
  for (const colour of PERSON_COLOURS) {
    const light = lightOf(colour as number);
    ok(1.05 / (light + 0.05) > 3.4 && (light + 0.05) / 0.05 > 3.4, String(colour));
  }
});

/** Of the cube of colours that every terminal with 256 of them has. */
function lightOf(colour: number): number {
  const place = colour - 16;
  const parts = [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6];
  const [red, green, blue] = parts.map((part) => linear(part === 0 ? 0 : (55 + 40 * part) / 255));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
