/** What the sequences of terminals are called: those of xterm, and where others differ, theirs. */

/** In this order in every name, and by this number in sequences. */
const MODIFIERS = { ctrl: 4, alt: 2, shift: 1 } as const;
type Modifier = keyof typeof MODIFIERS;
const ORDER = ["ctrl", "alt", "shift"] as const;
const NAME = /^(ctrl\+)?(alt\+)?(shift\+)?(.+)$/s;

/** The name of a key that is pressed with one more modifier. */
export function modified(modifier: Modifier, key: string): string {
  const [, ...parts] = NAME.exec(key)!;
  parts[ORDER.indexOf(modifier)] = `${modifier}+`;
  return parts.join("");
}

const OWN_NAMES: Readonly<Record<number, string>> = {
  0: "ctrl+space",
  9: "tab",
  13: "enter",
  27: "escape",
  32: "space",
  127: "backspace",
};

/** For the bytes below the letters, and the last of the first half. */
export function controlKey(sign: string): string {
  const code = sign.charCodeAt(0);
  return OWN_NAMES[code] ?? `ctrl+${String.fromCharCode(code + 0x40).toLowerCase()}`;
}

const BY_LETTER: Readonly<Record<string, string>> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  F: "end",
  H: "home",
  P: "f1",
  Q: "f2",
  R: "f3",
  S: "f4",
  Z: "shift+tab",
  a: "shift+up",
  b: "shift+down",
  c: "shift+right",
  d: "shift+left",
};

const BY_NUMBER: Readonly<Record<number, string>> = {
  1: "home",
  2: "insert",
  3: "delete",
  4: "end",
  5: "pageup",
  6: "pagedown",
  7: "home",
  8: "end",
  11: "f1",
  12: "f2",
  13: "f3",
  14: "f4",
  15: "f5",
  17: "f6",
  18: "f7",
  19: "f8",
  20: "f9",
  21: "f10",
  23: "f11",
  24: "f12",
};

/** The console of Linux. */
const BY_SECOND_BRACKET: Readonly<Record<string, string>> = {
  "[A": "f1",
  "[B": "f2",
  "[C": "f3",
  "[D": "f4",
  "[E": "f5",
};

/** No keys: somebody has come to the terminal, or gone. */
const FOCUS: Readonly<Record<string, string>> = { I: "focusin", O: "focusout" };

/** What stands behind `ESC [`; null for what is no key that anybody here knows. */
export function keyOfSequence(sequence: string): string | null {
  if (sequence in FOCUS) return FOCUS[sequence]!;
  const found = /^([\d;:]*)([A-Za-z~^$])$/.exec(sequence);
  if (found === null) return BY_SECOND_BRACKET[sequence] ?? null;
  const numbers = found[1]!.split(";").map((part) => parseInt(part) || 1);
  const [first = 1, second = 1, third = 1] = numbers;
  const last = found[2]!;
  if (last === "u") return withModifiers(nameOfCode(first), second);
  if (last === "~" && first === 27) return withModifiers(nameOfCode(third), second);
  if (last === "~") return withModifiers(BY_NUMBER[first], second);
  // rxvt
  if (last === "^") return withModifiers(BY_NUMBER[first], 5);
  if (last === "$") return withModifiers(BY_NUMBER[first], 2);
  // With another number before it, it is the answer to a question
  return first === 1 ? withModifiers(BY_LETTER[last], second) : null;
}

/** What stands behind `ESC O`. */
export function keyOfSs3(sequence: string): string | null {
  const last = sequence.at(-1)!;
  if (last === "M") return "enter";
  // rxvt says so what others say with a number
  if (/^[a-d]$/.test(sequence)) return withModifiers(BY_LETTER[last.toUpperCase()], 5);
  return withModifiers(BY_LETTER[last], parseInt(sequence) || 1);
}

function nameOfCode(code: number): string | undefined {
  if (code in OWN_NAMES) return OWN_NAMES[code];
  return code > 0x20 && code < 0x110000 ? String.fromCodePoint(code) : undefined;
}

/** The number is one more than the sum of what is held down. */
function withModifiers(name: string | undefined, number: number): string | null {
  if (name === undefined) return null;
  const held = ORDER.filter((modifier) => (number - 1) & MODIFIERS[modifier]);
  return held.reduce((key, modifier) => modified(modifier, key), name);
}
