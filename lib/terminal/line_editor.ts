/**
 * A line, or several, that somebody is writing, with the keys of a shell. A value: each key gives the
 * next one. What Enter, Tab and the keys of the program do is for whoever holds it.
 */
import type { Key } from "./keys.ts";
import { type History, historyOf, type Moment, turnTo, withLine } from "./line_history.ts";
import * as places from "./line_places.ts";

/** What the last key did, where the next one may go on with it. */
type Doing =
  | { readonly is: "typing" }
  | { readonly is: "killing" }
  /** What was put in where, and how many kills ago it was taken away. */
  | { readonly is: "yanking"; readonly from: number; readonly to: number; readonly ago: number }
  | { readonly is: "nothing" };

export interface Editor extends Moment {
  readonly earlier: readonly Moment[];
  /** What was taken away to be put in elsewhere; the last one last. */
  readonly killed: readonly string[];
  readonly history: History;
  readonly doing: Doing;
}

const MOST_EARLIER = 500;
const MOST_KILLED = 20;
const NOTHING: Doing = { is: "nothing" };
const TYPING: Doing = { is: "typing" };
const KILLING: Doing = { is: "killing" };

export function emptyEditor(history: readonly string[]): Editor {
  const lines = historyOf(history);
  return { text: "", at: 0, earlier: [], killed: [], history: lines, doing: NOTHING };
}

type Deed = (editor: Editor) => Editor;

const DEEDS: Readonly<Record<string, Deed>> = {
  "ctrl+a": (editor) => moved(editor, places.lineStart(editor.text, editor.at)),
  "ctrl+e": (editor) => moved(editor, places.lineEnd(editor.text, editor.at)),
  "ctrl+b": (editor) => moved(editor, places.before(editor.text, editor.at)),
  "ctrl+f": (editor) => moved(editor, places.after(editor.text, editor.at)),
  "alt+b": (editor) => moved(editor, places.wordBefore(editor.text, editor.at)),
  "alt+f": (editor) => moved(editor, places.wordAfter(editor.text, editor.at)),
  "ctrl+home": (editor) => moved(editor, 0),
  "ctrl+end": (editor) => moved(editor, editor.text.length),
  "up": (editor) => upOrBack(editor, places.lineAbove(editor.text, editor.at)),
  "down": (editor) => downOrOn(editor, places.lineBelow(editor.text, editor.at)),
  "ctrl+p": (editor) => turned(editor, editor.history.place - 1),
  "ctrl+n": (editor) => turned(editor, editor.history.place + 1),
  "alt+<": (editor) => turned(editor, 0),
  "alt+>": (editor) => turned(editor, editor.history.lines.length),
  "backspace": (editor) => without(editor, places.before(editor.text, editor.at), editor.at),
  "ctrl+d": (editor) => without(editor, editor.at, places.after(editor.text, editor.at)),
  "ctrl+k": (editor) => killed(editor, editor.at, endToKill(editor)),
  "ctrl+u": (editor) => killed(editor, startToKill(editor), editor.at),
  "ctrl+w": (editor) => killed(editor, places.spacedWordBefore(editor.text, editor.at), editor.at),
  "alt+backspace": (editor) => killed(editor, places.wordBefore(editor.text, editor.at), editor.at),
  "alt+d": (editor) => killed(editor, editor.at, places.wordAfter(editor.text, editor.at)),
  "ctrl+y": (editor) => yanked(editor),
  "alt+y": (editor) => yankedEarlier(editor),
  "ctrl+t": (editor) => swapped(editor),
  "alt+u": (editor) => recased(editor, (word) => word.toUpperCase()),
  "alt+l": (editor) => recased(editor, (word) => word.toLowerCase()),
  "alt+c": (editor) => recased(editor, capitalised),
  "ctrl+_": (editor) => undone(editor),
  "ctrl+j": (editor) => put(editor, "\n", NOTHING),
};

/** Other names of the same. */
const ALSO: Readonly<Record<string, string>> = {
  "home": "ctrl+a",
  "end": "ctrl+e",
  "left": "ctrl+b",
  "right": "ctrl+f",
  "alt+left": "alt+b",
  "ctrl+left": "alt+b",
  "alt+right": "alt+f",
  "ctrl+right": "alt+f",
  "ctrl+h": "backspace",
  "delete": "ctrl+d",
  "ctrl+backspace": "alt+backspace",
  "ctrl+delete": "alt+d",
  "alt+enter": "ctrl+j",
  "shift+enter": "ctrl+j",
};

/** The same editor, where the key means nothing to it. */
export function pressKey(editor: Editor, { key, text }: Key): Editor {
  if (text !== undefined) return key === "text" ? typed(editor, text) : put(editor, text, NOTHING);
  return DEEDS[ALSO[key] ?? key]?.(editor) ?? editor;
}

export function isEditingKey({ key, text }: Key): boolean {
  return text !== undefined || (ALSO[key] ?? key) in DEEDS;
}

/** As for a name that was completed. */
export function replaceIn(editor: Editor, from: number, to: number, text: string): Editor {
  const added = withoutReturns(text);
  const whole = editor.text.slice(0, from) + added + editor.text.slice(to);
  return changed(editor, whole, from + added.length, NOTHING);
}

/** Another text in the field, as a draft that was kept or a message that is changed. */
export function withText(editor: Editor, text: string): Editor {
  const whole = withoutReturns(text);
  return changed(editor, whole, whole.length, NOTHING);
}

/** A line ends in one sign: the cursor could not stand between two. */
function withoutReturns(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

/** A line of before in the field, as by the arrows. */
export function showLine(editor: Editor, place: number): Editor {
  return turned(editor, place);
}

export interface Entered {
  /** Null, where a stroke at its end says that it goes on. */
  readonly line: string | null;
  readonly editor: Editor;
}

export function enter(editor: Editor): Entered {
  const strokes = /\\*$/.exec(editor.text)![0].length;
  if (strokes % 2 === 1) {
    return { line: null, editor: withText(editor, `${editor.text.slice(0, -1)}\n`) };
  }
  const history = withLine(editor.history, editor.text);
  const { killed } = editor;
  return { line: editor.text, editor: { ...emptyEditor([]), killed, history } };
}

function moved(editor: Editor, at: number): Editor {
  return { ...editor, at, doing: NOTHING };
}

function changed(editor: Editor, text: string, at: number, doing: Doing): Editor {
  if (text === editor.text) return moved(editor, places.snapped(text, at));
  const goesOn = doing === TYPING && editor.doing === TYPING;
  const { earlier } = editor;
  const now = { text: editor.text, at: editor.at };
  return {
    ...editor,
    text,
    at: places.snapped(text, at),
    earlier: goesOn ? earlier : [...earlier.slice(1 - MOST_EARLIER), now],
    doing,
  };
}

function put(editor: Editor, text: string, doing: Doing): Editor {
  const { text: whole, at } = editor;
  const added = withoutReturns(text);
  return changed(editor, whole.slice(0, at) + added + whole.slice(at), at + added.length, doing);
}

/** Undone by words: the first letter behind a space begins a new one. */
function typed(editor: Editor, text: string): Editor {
  const isNewWord = editor.text[editor.at - 1] === " " && text !== " ";
  return put(isNewWord ? { ...editor, doing: NOTHING } : editor, text, TYPING);
}

function without(editor: Editor, from: number, to: number): Editor {
  return changed(editor, editor.text.slice(0, from) + editor.text.slice(to), from, NOTHING);
}

/** At the end of a line what follows is the line itself. */
function endToKill({ text, at }: Editor): number {
  const end = places.lineEnd(text, at);
  return end === at ? Math.min(at + 1, text.length) : end;
}

function startToKill({ text, at }: Editor): number {
  const start = places.lineStart(text, at);
  return start === at ? Math.max(at - 1, 0) : start;
}

/** Kills that follow each other are one. */
function killed(editor: Editor, from: number, to: number): Editor {
  if (from === to) return editor;
  const text = editor.text.slice(from, to);
  const ring = editor.killed;
  const last = editor.doing === KILLING ? ring.at(-1)! : "";
  const whole = from === editor.at ? last + text : text + last;
  const others = editor.doing === KILLING ? ring.slice(0, -1) : ring;
  const next = { ...without(editor, from, to), doing: KILLING };
  return { ...next, killed: [...others, whole].slice(-MOST_KILLED) };
}

function yanked(editor: Editor): Editor {
  const text = editor.killed.at(-1);
  if (text === undefined) return editor;
  const { at: from } = editor;
  return put(editor, text, { is: "yanking", from, to: from + text.length, ago: 0 });
}

/** What was killed before that instead, and after the first the last again. */
function yankedEarlier(editor: Editor): Editor {
  const { doing, killed, text } = editor;
  if (doing.is !== "yanking") return editor;
  const ago = (doing.ago + 1) % killed.length;
  const other = killed.at(-1 - ago)!;
  const whole = text.slice(0, doing.from) + other + text.slice(doing.to);
  const next = { ...doing, to: doing.from + other.length, ago };
  return { ...changed(editor, whole, next.to, next), doing: next };
}

/** The characters on both sides of the cursor; at the end the last two. */
function swapped(editor: Editor): Editor {
  const { text, at } = editor;
  const middle = at === text.length ? places.before(text, at) : at;
  const [from, to] = [places.before(text, middle), places.after(text, middle)];
  if (from === middle || middle === to) return editor;
  const both = text.slice(middle, to) + text.slice(from, middle);
  return changed(editor, text.slice(0, from) + both + text.slice(to), to, NOTHING);
}

function recased(editor: Editor, recase: (word: string) => string): Editor {
  const { text, at } = editor;
  const end = places.wordAfter(text, at);
  const word = recase(text.slice(at, end));
  return changed(editor, text.slice(0, at) + word + text.slice(end), at + word.length, NOTHING);
}

function capitalised(word: string): string {
  return word.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

function undone(editor: Editor): Editor {
  const last = editor.earlier.at(-1);
  if (last === undefined) return editor;
  return { ...editor, ...last, earlier: editor.earlier.slice(0, -1), doing: NOTHING };
}

function upOrBack(editor: Editor, above: number | null): Editor {
  return above === null ? turned(editor, editor.history.place - 1) : moved(editor, above);
}

function downOrOn(editor: Editor, below: number | null): Editor {
  return below === null ? turned(editor, editor.history.place + 1) : moved(editor, below);
}

/** Each line has its own past. */
function turned(editor: Editor, place: number): Editor {
  const next = turnTo(editor.history, place, editor);
  return next === null ? editor : { ...editor, ...next, at: next.text.length, doing: NOTHING };
}
