import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import {
  type Abilities,
  type Frame,
  graphemesOf,
  isDisputed,
  plain,
  type Row,
  safeText,
  Screen,
  type Size,
  styled,
  textOf,
  widthOf,
} from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { TerminalModel } from "../support/terminal_model.ts";
import { randomText } from "./random_text.ts";

const ABLE: Abilities = { styles: true, colours: 256 };
const SMALL: Size = { columns: 20, rows: 4 };

function frame(lines: readonly string[], cursor: Frame["cursor"] = null): Frame {
  return { rows: lines.map((line) => [plain(line)]), cursor };
}

function shown(size: Size): { screen: Screen; model: TerminalModel; show(of: Frame): string } {
  const screen = new Screen(size, ABLE);
  const model = new TerminalModel(size.columns, size.rows);
  const show = (of: Frame) => {
    const written = screen.draw(of);
    model.write(written);
    return written;
  };
  return { screen, model, show };
}

Deno.test("the first frame is drawn whole, between the marks of a frame", () => {
  const written = new Screen(SMALL, ABLE).draw(frame(["tea", "at four"], { row: 1, column: 7 }));
  assertIs(
    written,
    "\x1b[?2026h\x1b[?25l\x1b[m\x1b[2J\x1b[1;1Htea\x1b[2;1Hat four\x1b[2;8H\x1b[?25h\x1b[?2026l",
  );
});

Deno.test("what is seen already is not written again", () => {
  const { show } = shown(SMALL);
  show(frame(["tea", "at four"]));
  assertIs(show(frame(["tea", "at four"])), "");
});

Deno.test("a cursor that moved is all that is written", () => {
  const { show } = shown(SMALL);
  show(frame(["tea"], { row: 0, column: 3 }));
  assertIs(show(frame(["tea"], { row: 0, column: 1 })), "\x1b[1;2H\x1b[?25h");
  assertIs(show(frame(["tea"])), "\x1b[?25l");
});

Deno.test("a letter that was typed is a letter that is written", () => {
  const { show } = shown(SMALL);
  show(frame(["", "> tea at fou"], { row: 1, column: 12 }));
  const written = show(frame(["", "> tea at four"], { row: 1, column: 13 }));
  ok(written.includes("\x1b[2;13Hr\x1b[2;14H"), JSON.stringify(written));
});

Deno.test("what stands on both sides of a change stays", () => {
  const { show, model } = shown(SMALL);
  show(frame(["12:41 | 3 unread"]));
  const written = show(frame(["12:42 | 3 unread"]));
  ok(written.includes("\x1b[1;5H2\x1b[?25l"), JSON.stringify(written));
  assertIs(model.lines()[0], "12:42 | 3 unread");
});

Deno.test("a row that became shorter leaves nothing behind", () => {
  const { show, model } = shown(SMALL);
  show(frame(["a long row of words"]));
  show(frame(["a row"]));
  assertEquals(model.lines(), ["a row", "", "", ""]);
});

Deno.test("rows that moved are moved by the terminal", () => {
  const { show, model } = shown({ columns: 40, rows: 8 });
  const line = (at: number) => `${at}: something that somebody has said`;
  show(frame(["#tools", ...[1, 2, 3, 4, 5, 6].map(line), "> "]));
  const written = show(frame(["#tools", ...[2, 3, 4, 5, 6, 7].map(line), "> "]));
  ok(written.includes("\x1b[2;7r\x1b[2;1H\x1b[1M\x1b[r"), JSON.stringify(written));
  ok(!written.includes("5: something"), JSON.stringify(written));
  assertEquals(model.lines(), ["#tools", ...[2, 3, 4, 5, 6, 7].map(line), "> ".trim()]);
  const back = show(frame(["#tools", ...[0, 1, 2, 3, 4, 5].map(line), "> "]));
  ok(back.includes("\x1b[2L"), JSON.stringify(back));
  assertEquals(model.lines(), ["#tools", ...[0, 1, 2, 3, 4, 5].map(line), "> ".trim()]);
});

Deno.test("one row in a large screen is a few bytes", () => {
  const size = { columns: 200, rows: 60 };
  const { show } = shown(size);
  const rows = Array.from({ length: 60 }, (_, at) => `${at} `.padEnd(200, "words and "));
  show(frame(rows));
  const written = show(frame(rows.with(30, "something else ".repeat(13))));
  ok(new TextEncoder().encode(written).length < 1024);
});

Deno.test("looks are switched on and off where they begin and end", () => {
  const { show, model } = shown(SMALL);
  show({ rows: [[styled("ada", { bold: true }), plain(" tea")]], cursor: null });
  assertIs(model.looks()[0]!.trim(), "1 1 1");
  show({ rows: [[styled("ada", { colour: "red" }), plain(" tea")]], cursor: null });
  assertIs(model.looks()[0]!.trim(), "31 31 31");
});

Deno.test("a bar of colour reaches to where its spaces end", () => {
  const { show, model } = shown(SMALL);
  show({ rows: [[styled("bar  ", { inverse: true })]], cursor: null });
  assertIs(model.looks()[0]!.trim(), "7 7 7 7 7");
});

Deno.test("what is beyond the screen is left out, and half of a wide sign too", () => {
  const { show, model } = shown({ columns: 5, rows: 2 });
  show(frame(["abcdefg", "abcd漢", "third"], { row: 7, column: 9 }));
  assertEquals(model.lines(), ["abcde", "abcd"]);
  assertEquals(model.cursor, { row: 1, column: 4 });
});

Deno.test("a row that holds orders shows them", () => {
  const { show, model } = shown(SMALL);
  show(frame(["a\x1b[2Jb\nc\x07"]));
  assertIs(model.lines()[0], "a␛[2Jb␊c␇");
});

Deno.test("after a change of size, and when somebody else has written, all is drawn", () => {
  const { screen } = shown(SMALL);
  screen.draw(frame(["tea"]));
  screen.forget();
  ok(screen.draw(frame(["tea"])).includes("\x1b[2J\x1b[1;1Htea"));
  screen.resize({ columns: 2, rows: 1 });
  ok(screen.draw(frame(["tea"])).includes("\x1b[2J\x1b[1;1Hte\x1b"));
});

/** Rows as a chat has them: many stay, some move, some change. */
function nextRows(dice: Dice, rows: readonly Row[]): Row[] {
  const change = dice.below(5);
  const at = dice.below(rows.length + 1);
  if (change === 0) return [...rows.slice(dice.below(4)), randomRow(dice)];
  if (change === 1) return [randomRow(dice), randomRow(dice), ...rows];
  if (change === 2) return [...rows.slice(0, at), randomRow(dice), ...rows.slice(at + 1)];
  if (change === 3) return [...rows.slice(0, at), ...rows.slice(at + 1)];
  return rows.map((row) => dice.chance(0.2) ? [...row, ...randomRow(dice)] : row);
}

function randomRow(dice: Dice): Row {
  const looks = [{}, { bold: true }, { colour: 203 }, { inverse: true, dim: true }];
  return Array.from({ length: dice.below(4) }, () => ({
    text: randomText(dice, 6),
    style: dice.pick(looks)!,
  }));
}

function expectedLine(row: Row, columns: number): string {
  let [kept, used] = ["", 0];
  for (const grapheme of row.flatMap(({ text }) => graphemesOf(shownText(text)))) {
    used += widthOf(grapheme);
    if (used > columns) break;
    kept += grapheme;
  }
  return kept.trimEnd();
}

const shownText = (text: string) => safeText(text).replaceAll("\n", "␊");

Deno.test("whatever frames follow each other, the terminal shows the last one", () => {
  const dice = new Dice(60);
  for (let time = 0; time < 40; time++) {
    let size = { columns: dice.between(1, 40), rows: dice.between(1, 12) };
    const screen = new Screen(size, ABLE);
    let model = new TerminalModel(size.columns, size.rows);
    let rows: readonly Row[] = [];
    for (let step = 0; step < 60; step++) {
      if (dice.chance(0.05)) {
        size = { columns: dice.between(1, 40), rows: dice.between(1, 12) };
        screen.resize(size);
        model = new TerminalModel(size.columns, size.rows);
        model.write("somebody else was here".slice(0, size.columns));
      }
      rows = nextRows(dice, rows);
      const cursor = { row: dice.below(size.rows), column: dice.below(size.columns) };
      model.write(screen.draw({ rows, cursor }));
      const expected = Array.from(
        { length: size.rows },
        (_, at) => expectedLine(rows[at] ?? [], size.columns),
      );
      assertEquals(model.lines(), expected);
      assertEquals(model.cursor, cursor);
      assertEquals(model.strange, []);
      assertIs(screen.draw({ rows, cursor }), "");
    }
  }
});

Deno.test("where a terminal draws pictures narrower or wider, all else keeps its column", () => {
  for (const drawn of [1, 2, 4]) {
    const widthHere = (grapheme: string) => isDisputed(grapheme) ? drawn : widthOf(grapheme);
    const model = new TerminalModel(30, 3, widthHere);
    const screen = new Screen({ columns: 30, rows: 3 }, ABLE);
    const texts = ["👍🏽 yes ❤️ tea", "👍🏽 no ❤️ tea", "yes 🇩🇪 and 👩‍💻 no", "plain words all along"];
    for (const text of texts) {
      model.write(screen.draw(frame([text, text, "plain"])));
      for (const line of model.lines().slice(0, 2)) {
        for (const word of text.matchAll(/[a-z]+/g)) {
          const column = widthOf(text.slice(0, word.index));
          assertIs(columnOf(line, word[0], widthHere), column, JSON.stringify(line));
        }
      }
      assertIs(model.lines()[2], "plain");
    }
  }
});

function columnOf(
  line: string,
  word: string,
  widthHere: (grapheme: string) => number,
): number {
  const before = line.slice(0, line.indexOf(word));
  return graphemesOf(before).reduce((sum, grapheme) => sum + widthHere(grapheme), 0);
}

Deno.test("a row of chance is as wide as it says", () => {
  const dice = new Dice(3);
  for (let time = 0; time < 200; time++) {
    const row = randomRow(dice);
    const { show, model } = shown({ columns: 400, rows: 1 });
    show({ rows: [row], cursor: null });
    assertIs(model.lines()[0], expectedLine(row, 400), JSON.stringify(textOf(row)));
  }
});
