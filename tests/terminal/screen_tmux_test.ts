import { deepStrictEqual as assertEquals, strictEqual as assertIs } from "node:assert/strict";
import { type Frame, plain, Screen, styled } from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { TmuxPane } from "../support/tmux.ts";
import { tempFolder } from "../support/temp_folder.ts";

const SIZE = { columns: 40, rows: 10 };

/** What a real terminal shows when it is given these frames, one after the other. */
async function shownBy(frames: readonly Frame[]): Promise<{ lines: string[]; cursor: string }> {
  await using folder = await tempFolder();
  await using pane = await TmuxPane.open(SIZE);
  const screen = new Screen(SIZE, { styles: true, colours: 256 });
  const written = frames.map((frame) => screen.draw(frame)).join("");
  await Deno.writeTextFile(`${folder.path}/frames`, written);
  // Quiet, or what the shell writes behind it would move what is seen
  await pane.type(`stty -echo; clear; cat '${folder.path}/frames'; read end`);
  await pane.press("Enter");
  await pane.shows(/the end$/);
  const lines = (await pane.screen()).split("\n").map((line) => line.trimEnd());
  return { lines, cursor: await pane.asks("cursor_x") };
}

/** The last row of the last one tells that it was the last. */
function randomFrames(): Frame[] {
  const dice = new Dice(33);
  const words = ["tea", "at four", "größer", "漢字", "한글", "👍", "👩‍👩‍👧", "🇩🇪", "e\u0301", "—", ""];
  const some = () => Array.from({ length: 9 }, () => `${dice.pick(words)} ${dice.pick(words)}`);
  let lines = some();
  return Array.from({ length: 40 }, (_, at) => {
    const by = dice.between(1, 3);
    if (dice.chance(0.4)) lines = [...lines.slice(by), ...some().slice(0, by)];
    else if (dice.chance(0.5)) lines = [...some().slice(0, by), ...lines.slice(0, -by)];
    else lines = lines.with(dice.below(9), dice.pick(words)!);
    const rows = lines.map((line) => [plain(line), styled(dice.pick(words)!, { bold: true })]);
    const cursor = { row: 9, column: dice.below(40) };
    return { rows: [...rows, [plain(at === 39 ? "the end" : "more")]], cursor };
  });
}

Deno.test("a terminal shows what was asked for, whatever came before", async () => {
  const frames = randomFrames();
  const { rows, cursor } = frames.at(-1)!;
  const shown = await shownBy(frames);
  const expected = rows.map((row) => row.map(({ text }) => text).join("").trimEnd());
  assertEquals(shown.lines, expected);
  assertIs(shown.cursor, String(cursor!.column));
});

Deno.test("what this terminal draws in other widths moves nothing that stands behind it", async () => {
  // Hearts and keys in one column, colours of skin in two of their own, new pictures in none
  const rows = ["❤️ tea", "1️⃣ tea", "👍🏽 tea", "🏳️‍🌈 tea"];
  const { lines } = await shownBy([{
    rows: [...rows, "", "", "", "", "", "the end"].map((line) => [plain(line)]),
    cursor: null,
  }]);
  for (const line of lines.slice(0, 4)) assertIs(line.endsWith(" tea"), true, line);
  assertEquals(lines.slice(0, 2), ["❤️  tea", "1️⃣  tea"]);
});

Deno.test("orders in what others wrote are shown and not obeyed", async () => {
  const hostile = ["\x1b[2Jgone", "\x1b]0;title\x07", "a\rb", "\x9b31mred", "a\u202eb"];
  const { lines } = await shownBy([{
    rows: [...hostile, "", "", "", "", "the end"].map((line) => [plain(line)]),
    cursor: null,
  }]);
  const shown = ["␛[2Jgone", "␛]0;title␇", "a␍b", "\\u009b31mred", "a\\u202eb"];
  assertEquals(lines.slice(0, 5), shown);
});

Deno.test("about what is beyond dispute a terminal is of the same opinion", async () => {
  const program = new URL("../support/width_program.ts", import.meta.url).pathname;
  await using pane = await TmuxPane.open(SIZE);
  await pane.type(`clear; '${Deno.execPath()}' run '${program}'`);
  await pane.press("Enter");
  const screen = await pane.shows(/drawn otherwise: [^]*\n\$$/);
  assertIs(/drawn otherwise: (.*)/.exec(screen)![1], "none");
});
