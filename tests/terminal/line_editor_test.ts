import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import {
  type Editor,
  emptyEditor,
  enter,
  graphemesOf,
  isEditingKey,
  type Key,
  pressKey,
  replaceIn,
  withText,
} from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";
import { randomText } from "./random_text.ts";

/** Names of keys, and in quotes what is typed. */
function keysOf(script: string): Key[] {
  return [...script.matchAll(/'([^']*)'|(\S+)/g)].flatMap(([, text, key]): Key[] =>
    key === undefined ? [...text!].map((sign) => ({ key: "text", text: sign })) : [{ key }]
  );
}

function press(editor: Editor, script: string): Editor {
  return keysOf(script).reduce(pressKey, editor);
}

/** The text with a line where the cursor is. */
function seen({ text, at }: Editor): string {
  return `${text.slice(0, at)}|${text.slice(at)}`;
}

const SCRIPTS: Readonly<Record<string, string>> = {
  "'tea'": "tea|",
  "'tea' left left 'x'": "t|ea".replace("|", "x|"),
  "'tea' ctrl+a 'x'": "x|tea",
  "'tea' home right ctrl+e 'x'": "teax|",
  "'tea' ctrl+b ctrl+b ctrl+f": "te|a",
  "left right 'a'": "a|",
  "'tea at four' alt+b": "tea at |four",
  "'tea at four' ctrl+left ctrl+left": "tea |at four",
  "'tea at four' home alt+f": "tea| at four",
  "'tea, at' home alt+f alt+f": "tea, at|",
  "'größer λόγος 漢字' alt+b alt+b": "größer |λόγος 漢字",
  "'tea' backspace": "te|",
  "'tea' left ctrl+h": "t|a",
  "backspace delete": "|",
  "'tea' home delete": "|ea",
  "'tea' home ctrl+d": "|ea",
  "'👩‍👩‍👧' backspace": "|",
  "'a👍🏽b' left backspace": "a|b",
  "'🇩🇪🇫🇷' left": "🇩🇪|🇫🇷",
  "'e\u0301' left": "|e\u0301",
  "'tea at four' ctrl+w": "tea at |",
  "'see a/b' ctrl+w": "see |",
  "'see a/b' alt+backspace": "see a/|",
  "'tea at four' home alt+d": "| at four",
  "'tea at' left left ctrl+k": "tea |",
  "'tea at' left left ctrl+u": "|at",
  "'tea at' left left ctrl+u ctrl+e ctrl+y": "attea |",
  "'one two' ctrl+w ctrl+w ctrl+y": "one two|",
  "'one two' home alt+d alt+d ctrl+y": "one two|",
  "'one two' ctrl+w left ctrl+k ctrl+y": "one |",
  "'one' ctrl+u 'two' ctrl+u ctrl+y alt+y": "one|",
  "'one' ctrl+u 'two' ctrl+u ctrl+y alt+y alt+y": "two|",
  "'one' ctrl+u 'two' ctrl+u ctrl+y left alt+y": "tw|o",
  "ctrl+y alt+y 'a'": "a|",
  "'tae' left ctrl+t": "tea|",
  "'tae' left left ctrl+t": "at|e",
  "'tae' ctrl+t": "tea|",
  "'a' ctrl+t": "a|",
  "'tea time' home alt+u": "TEA| time",
  "'TEA time' home alt+l": "tea| time",
  "'tea time' home alt+c alt+c": "Tea Time|",
  "'one two' ctrl+_": "one |",
  "'one two' ctrl+_ ctrl+_": "|",
  "'one two' ctrl+w ctrl+_": "one two|",
  "'one' ctrl+_ ctrl+_ ctrl+_": "|",
  "'one' ctrl+u ctrl+y ctrl+_ ctrl+_": "one|",
  "'a' alt+enter 'b'": "a\nb|",
  "'abc' ctrl+j 'de' up 'x'": "abxc".replace("x", "x|") + "\nde",
  "'ab' ctrl+j 'cde' up down": "ab\ncd|e",
  "'ab' ctrl+j 'cd' home": "ab\n|cd",
  "'ab' ctrl+j 'cd' ctrl+home": "|ab\ncd",
  "'ab' ctrl+j 'cd' up ctrl+e": "ab|\ncd",
  "'ab' ctrl+j 'cd' up ctrl+e ctrl+k": "ab|cd",
  "'ab' ctrl+j 'cd' home ctrl+u": "ab|cd",
  "'漢字' ctrl+j 'abc' up": "漢|字\nabc",
};

for (const [script, result] of Object.entries(SCRIPTS)) {
  Deno.test(`${script.replaceAll("\u200d", "+")} gives ${JSON.stringify(result)}`, () => {
    assertIs(seen(press(emptyEditor([]), script)), result);
  });
}

Deno.test("a paste is one thing to undo", () => {
  let editor = press(emptyEditor([]), "'see: '");
  editor = pressKey(editor, { key: "paste", text: "one\ntwo three" });
  assertIs(seen(editor), "see: one\ntwo three|");
  assertIs(seen(press(editor, "ctrl+_")), "see: |");
});

Deno.test("a key that is not for the line leaves it as it is", () => {
  const editor = press(emptyEditor([]), "'tea'");
  for (const key of ["enter", "tab", "escape", "pageup", "ctrl+c", "alt+1", "f1"]) {
    assertIs(pressKey(editor, { key }), editor);
    assertIs(isEditingKey({ key }), false);
  }
  assertIs(isEditingKey({ key: "left" }), true);
  assertIs(isEditingKey({ key: "text", text: "a" }), true);
});

const OLD = emptyEditor(["first", "second", "third"]);

Deno.test("lines of before come back, the last one first, and the draft is kept", () => {
  assertIs(seen(press(OLD, "'draft' up")), "third|");
  assertIs(seen(press(OLD, "'draft' up up up up up")), "first|");
  assertIs(seen(press(OLD, "'draft' up up down down")), "draft|");
  assertIs(seen(press(OLD, "'draft' down down")), "draft|");
  assertIs(seen(press(OLD, "'draft' alt+<")), "first|");
  assertIs(seen(press(OLD, "'draft' alt+< alt+>")), "draft|");
});

Deno.test("what was changed in a line of before stays while one looks around", () => {
  assertIs(seen(press(OLD, "up ' time' up down")), "third time|");
  const { line, editor } = enter(press(OLD, "up ' time' up"));
  assertIs(line, "second");
  assertIs(seen(press(editor, "up up")), "third|");
});

Deno.test("each line has its own past", () => {
  const editor = press(OLD, "'one two' ctrl+w up ' time'");
  assertIs(seen(press(editor, "ctrl+_ ctrl+_ ctrl+_")), "third|");
  assertIs(seen(press(editor, "down ctrl+_")), "one two|");
});

Deno.test("in several lines the arrows move first, and then turn", () => {
  const editor = press(OLD, "'a' ctrl+j 'b' up");
  assertIs(seen(editor), "a|\nb");
  assertIs(seen(press(editor, "up")), "third|");
  assertIs(seen(press(editor, "up down")), "a\nb|");
});

Deno.test("what was entered is in the history, once in a row, and not if it says nothing", () => {
  const entered = (editor: Editor, script: string) => enter(press(editor, script)).editor;
  let editor = entered(OLD, "'fourth'");
  assertIs(seen(editor), "|");
  editor = entered(editor, "'fourth'");
  editor = entered(editor, "'  '");
  assertEquals(editor.history.lines, ["first", "second", "third", "fourth"]);
  assertIs(seen(press(editor, "ctrl+_")), "|");
});

Deno.test("what was killed can be put into the next line", () => {
  const { editor } = enter(press(OLD, "'one two' ctrl+w"));
  assertIs(seen(press(editor, "ctrl+y")), "two|");
});

Deno.test("a stroke at the end goes on in the next line, two are a stroke", () => {
  const { line, editor } = enter(press(OLD, "'one\\'"));
  assertIs(line, null);
  assertIs(seen(editor), "one\n|");
  assertIs(enter(press(OLD, "'one\\\\'")).line, "one\\\\");
});

Deno.test("a part of the line can be replaced, and all of it", () => {
  const editor = press(OLD, "'hi @ad there' alt+b left");
  assertIs(seen(replaceIn(editor, 3, 6, "@ada")), "hi @ada| there");
  assertIs(seen(withText(editor, "else")), "else|");
  assertIs(seen(press(withText(editor, "else"), "ctrl+_")), "hi @ad| there");
});

const KEYS = [
  ..."left right up down home end backspace delete ctrl+left ctrl+right".split(" "),
  ..."ctrl+w alt+backspace alt+d ctrl+k ctrl+u ctrl+y alt+y ctrl+t alt+u alt+c ctrl+j".split(" "),
];

function randomKey(dice: Dice): Key {
  if (dice.chance(0.1)) return { key: "paste", text: randomText(dice, 4) };
  if (dice.chance(0.4)) return { key: "text", text: [...randomText(dice, 3), "x"][0]! };
  return { key: dice.pick(KEYS)! };
}

Deno.test("whatever is pressed, the cursor is between characters, and only whole ones go", () => {
  const dice = new Dice(14);
  for (let time = 0; time < 100; time++) {
    let editor = emptyEditor(["漢字 and\n👩‍👩‍👧 more"]);
    for (let step = 0; step < 60; step++) {
      const before = editor;
      const key = randomKey(dice);
      editor = pressKey(editor, key);
      ok(isBetween(editor.text, editor.at), JSON.stringify([seen(before), key, seen(editor)]));
      if (key.key === "backspace" && before.text !== editor.text) {
        const gone = before.text.slice(
          before.at - (before.text.length - editor.text.length),
          before.at,
        );
        assertIs(graphemesOf(gone).length, 1, JSON.stringify([seen(before), seen(editor)]));
      }
    }
  }
});

function isBetween(text: string, at: number): boolean {
  let place = 0;
  for (const grapheme of graphemesOf(text)) {
    if (place >= at) break;
    place += grapheme.length;
  }
  return place === at;
}

Deno.test("undoing goes back through what was there, to the very start", () => {
  const dice = new Dice(15);
  for (let time = 0; time < 100; time++) {
    let editor = emptyEditor([]);
    const texts = [""];
    for (let step = 0; step < 40; step++) {
      editor = pressKey(editor, randomKey(dice));
      if (editor.text !== texts.at(-1)) texts.push(editor.text);
    }
    while (editor.earlier.length > 0) {
      editor = press(editor, "ctrl+_");
      const found = texts.lastIndexOf(editor.text);
      ok(found !== -1, JSON.stringify([texts, editor.text]));
      texts.length = found + 1;
    }
    assertIs(editor.text, "");
  }
});
