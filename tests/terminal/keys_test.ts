import { deepStrictEqual as assertEquals, strictEqual as assertIs } from "node:assert/strict";
import { type Key, KeyReader } from "../../lib/terminal/mod.ts";
import { Dice } from "../chaos/dice.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Names as they are, what was typed in quotes, what was pasted in brackets. */
function told(keys: readonly Key[]): string {
  return keys.map(({ key, text }) =>
    key === "text" ? `'${text}'` : key === "paste" ? `<${text}>` : key
  ).join(" ");
}

/** In one read, and nothing after it. */
function read(text: string): string {
  const reader = new KeyReader();
  return told([...reader.feed(bytes(text)), ...reader.pause()]);
}

const KEYS: Readonly<Record<string, string>> = {
  "a": "'a'",
  "é漢👍": "'é' '漢' '👍'",
  "\r": "enter",
  "\n": "ctrl+j",
  "\t": "tab",
  "\x7f": "backspace",
  "\b": "ctrl+h",
  "\0": "ctrl+space",
  "\x01\x05\x1a": "ctrl+a ctrl+e ctrl+z",
  "\x1c\x1d\x1e\x1f": "ctrl+\\ ctrl+] ctrl+^ ctrl+_",
  "\x1b": "escape",
  "\x1b\x1b": "escape escape",
  "\x1bb": "alt+b",
  "\x1bB": "alt+B",
  "\x1b1": "alt+1",
  "\x1b+": "alt++",
  "\x1b ": "alt+space",
  "\x1bä": "alt+ä",
  "\x1b\x7f": "alt+backspace",
  "\x1b\r": "alt+enter",
  "\x1b\x02": "ctrl+alt+b",
  "\x1b[A\x1b[B\x1b[C\x1b[D": "up down right left",
  "\x1bOA\x1bOB\x1bOC\x1bOD": "up down right left",
  "\x1b[H\x1b[F\x1bOH\x1bOF": "home end home end",
  "\x1b[1~\x1b[4~\x1b[7~\x1b[8~": "home end home end",
  "\x1b[2~\x1b[3~\x1b[5~\x1b[6~": "insert delete pageup pagedown",
  "\x1bOP\x1b[11~\x1b[[A\x1b[24~": "f1 f1 f1 f12",
  "\x1b[Z": "shift+tab",
  "\x1b[1;5C": "ctrl+right",
  "\x1b[1;3D": "alt+left",
  "\x1b[1;8A": "ctrl+alt+shift+up",
  "\x1b[3;5~": "ctrl+delete",
  "\x1b[3^\x1bOc": "ctrl+delete ctrl+right",
  "\x1b[a": "shift+up",
  "\x1b\x1b[A": "alt+up",
  "\x1b\x1bx": "escape alt+x",
  "\x1b\x1b\x1b": "escape escape escape",
  "\x1b[13;2u": "shift+enter",
  "\x1b[97;5u": "ctrl+a",
  "\x1b[27;5;13~": "ctrl+enter",
  "\x1b[I\x1b[O": "focusin focusout",
  "\x1b[": "alt+[",
  "\x1bO": "alt+O",
  "\x1bP": "alt+P",
  "\x1b]": "alt+]",
};

for (const [sequence, keys] of Object.entries(KEYS)) {
  Deno.test(`${JSON.stringify(sequence)} is ${keys}`, () => assertIs(read(sequence), keys));
}

const SWALLOWED: Readonly<Record<string, string>> = {
  "a sequence that nobody knows": "\x1b[99~",
  "a letter that nobody knows": "\x1b[1;2y",
  "a place that was asked for": "\x1b[12;40R",
  "what the terminal is": "\x1b[?62;22c",
  "a mouse": "\x1b[<0;12;40M",
  "the colour behind it all": "\x1b]11;rgb:0000/0000/0000\x1b\\",
  "a title, ended by a bell": "\x1b]2;x\x07",
  "an answer to a question": "\x1bP1+r544e=78\x1b\\",
  "a control of the second kind": "\x9b\x85",
};

for (const [what, sequence] of Object.entries(SWALLOWED)) {
  Deno.test(`swallowed whole: ${what}`, () => assertIs(read(`a${sequence}b`), "'a' 'b'"));
}

Deno.test("a sequence that is cut short swallows no key", () => {
  assertIs(read("\x1b[1;\rb"), "enter 'b'");
  assertIs(read("\x1b[1;\x1b[A"), "up");
  assertIs(read("\x1b[ä"), "alt+[ 'ä'");
  assertIs(read("\x1b[1;5"), "");
});

Deno.test("what goes on for ever is no sequence", () => {
  assertIs(read(`\x1b[${"1".repeat(65)}23`), "'2' '3'");
});

Deno.test("a paste is one, whatever is in it", () => {
  assertIs(read("\x1b[200~ls\r\n\tcd\rx\x1b[A\x03\x1b[201~b"), "<ls\n\tcd\nx\x1b[A\x03> 'b'");
});

Deno.test("a paste waits for its end", () => {
  const reader = new KeyReader();
  assertEquals(reader.feed(bytes("\x1b[200~one")), []);
  assertIs(reader.isWaiting, false);
  assertEquals(reader.pause(), []);
  assertIs(told(reader.feed(bytes(" two\x1b[201~"))), "<one two>");
});

Deno.test("a paste without an end fills no memory", () => {
  const reader = new KeyReader();
  reader.feed(bytes("\x1b[200~"));
  for (let time = 0; time < 40; time++) reader.feed(bytes("x".repeat(1 << 15)));
  const [paste] = reader.feed(bytes("\x1b[201~"));
  assertIs(paste?.text?.length, 1 << 20);
});

Deno.test("it waits only where more may come", () => {
  const reader = new KeyReader();
  reader.feed(bytes("a"));
  assertIs(reader.isWaiting, false);
  reader.feed(bytes("\x1b"));
  assertIs(reader.isWaiting, true);
  assertIs(told(reader.pause()), "escape");
  assertIs(reader.isWaiting, false);
});

Deno.test("bytes that are no text are no trouble", () => {
  const reader = new KeyReader();
  assertIs(
    told(reader.feed(new Uint8Array([0x61, 0xff, 0xc3, 0x62]))),
    "'a' '\ufffd' '\ufffd' 'b'",
  );
});

Deno.test("however the bytes are cut, the keys are the same", () => {
  const dice = new Dice(7);
  const parts = [
    ...Object.keys(KEYS),
    ...Object.values(SWALLOWED),
    "\x1b[200~pasted 漢\r\nthings\x1b[A\x1b[201~",
    "words",
    "\x1b[200~",
    "\x1b[201~",
  ];
  for (let time = 0; time < 2000; time++) {
    const all = bytes(Array.from({ length: dice.below(8) }, () => dice.pick(parts)).join(""));
    const whole = new KeyReader();
    const expected = [...whole.feed(all), ...whole.pause()];
    const reader = new KeyReader();
    const keys: Key[] = [];
    for (let from = 0; from < all.length;) {
      const to = from + dice.between(1, 4);
      keys.push(...reader.feed(all.subarray(from, to)));
      from = to;
    }
    assertEquals([...keys, ...reader.pause()], expected);
  }
});
