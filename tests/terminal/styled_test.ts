import { deepStrictEqual as assertEquals, strictEqual as assertIs } from "node:assert/strict";
import {
  type Abilities,
  abilitiesOf,
  codesOf,
  paint,
  plain,
  type Style,
  styled,
  TEXT_ONLY,
  withStyle,
} from "../../lib/terminal/mod.ts";

const MANY: Abilities = { styles: true, colours: 256 };
const FEW: Abilities = { styles: true, colours: 16 };
const NONE: Abilities = { styles: true, colours: 0 };

Deno.test("what a terminal can do is read from its environment", () => {
  const able = (env: Record<string, string>) => abilitiesOf((name) => env[name]);
  assertEquals(able({ TERM: "xterm-256color" }), MANY);
  assertEquals(able({ TERM: "xterm", COLORTERM: "truecolor" }), MANY);
  assertEquals(able({ WT_SESSION: "1" }), MANY);
  assertEquals(able({ TERM: "linux" }), FEW);
  assertEquals(able({}), FEW);
  assertEquals(able({ TERM: "xterm-256color", NO_COLOR: "1" }), NONE);
  assertEquals(able({ TERM: "xterm-256color", NO_COLOR: "" }), MANY);
  assertEquals(able({ TERM: "dumb", COLORTERM: "truecolor" }), TEXT_ONLY);
});

const CODES: readonly (readonly [Style, Abilities, string])[] = [
  [{}, MANY, ""],
  [{ bold: true, colour: "red" }, MANY, "1;31"],
  [{ bold: true, colour: "red" }, NONE, "1"],
  [{ bold: true, colour: "red" }, TEXT_ONLY, ""],
  [{ dim: true, italic: true, underline: true, inverse: true, strike: true }, FEW, "2;3;4;7;9"],
  [{ bold: false, colour: "grey", background: "white" }, FEW, "90;47"],
  [{ colour: 203, background: 17 }, MANY, "38;5;203;48;5;17"],
  [{ colour: 9 }, MANY, "91"],
  [{ colour: 203 }, FEW, "91"],
  [{ colour: 17 }, FEW, "34"],
  [{ colour: 46 }, FEW, "92"],
  [{ colour: 16 }, FEW, "30"],
  [{ colour: 240 }, FEW, "90"],
  [{ colour: 250 }, FEW, "37"],
];

Deno.test("a look is asked for as far as the terminal can give it", () => {
  for (const [style, abilities, codes] of CODES) {
    assertIs(codesOf(style, abilities), codes, JSON.stringify([style, abilities]));
  }
});

Deno.test("a printed row ends as it began, and is nothing but text where nothing else goes", () => {
  const row = [plain("on "), styled("fire", { colour: "red" })];
  assertIs(paint(row, FEW), "on \x1b[31mfire\x1b[m");
  assertIs(paint(row, TEXT_ONLY), "on fire");
  assertIs(paint([styled("a\x1b[mb", { bold: true })], FEW), "\x1b[1ma␛[mb\x1b[m");
});

Deno.test("a look on top of another keeps what it does not speak of", () => {
  const row = withStyle([styled("a", { bold: true, colour: "red" })], { colour: "blue" });
  assertEquals(row, [styled("a", { bold: true, colour: "blue" })]);
});
