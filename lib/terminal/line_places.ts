/** Places in a text that is being edited: never within what people see as one character. */
import { graphemeAt, graphemesOf, widthOf } from "./width.ts";

/** The place itself, or the end of the character that it is within. */
export function snapped(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.max(0, Math.min(at, text.length));
  const { from, to } = graphemeAt(text, at);
  return from === at ? at : to;
}

export function before(text: string, at: number): number {
  return at === 0 ? 0 : graphemeAt(text, at - 1).from;
}

export function after(text: string, at: number): number {
  return at >= text.length ? text.length : graphemeAt(text, at).to;
}

const IN_WORD = /^[\p{L}\p{N}\p{M}_]/u;
const NO_SPACE = /^\S/u;

/** To the start of this word or the one before. */
export function wordBefore(text: string, at: number): number {
  return backOver(text, at, IN_WORD);
}

/** The same for what stands between spaces. */
export function spacedWordBefore(text: string, at: number): number {
  return backOver(text, at, NO_SPACE);
}

function backOver(text: string, at: number, isIn: RegExp): number {
  const graphemes = graphemesOf(text.slice(0, at));
  let left = graphemes.length;
  while (left > 0 && !isIn.test(graphemes[left - 1]!)) left--;
  while (left > 0 && isIn.test(graphemes[left - 1]!)) left--;
  return lengthOf(graphemes.slice(0, left));
}

/** To the end of this word or the next one. */
export function wordAfter(text: string, at: number): number {
  const graphemes = graphemesOf(text.slice(at));
  let over = 0;
  while (over < graphemes.length && !IN_WORD.test(graphemes[over]!)) over++;
  while (over < graphemes.length && IN_WORD.test(graphemes[over]!)) over++;
  return at + lengthOf(graphemes.slice(0, over));
}

export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** In the line above, as near to the same column as it goes; null in the first one. */
export function lineAbove(text: string, at: number): number | null {
  const start = lineStart(text, at);
  return start === 0 ? null : inColumn(text, lineStart(text, start - 1), columnOf(text, at));
}

export function lineBelow(text: string, at: number): number | null {
  const end = lineEnd(text, at);
  return end === text.length ? null : inColumn(text, end + 1, columnOf(text, at));
}

function columnOf(text: string, at: number): number {
  return widthOf(text.slice(lineStart(text, at), at));
}

function inColumn(text: string, start: number, column: number): number {
  let [at, used] = [start, 0];
  for (const grapheme of graphemesOf(text.slice(start, lineEnd(text, start)))) {
    used += widthOf(grapheme);
    if (used > column) break;
    at += grapheme.length;
  }
  return at;
}

function lengthOf(graphemes: readonly string[]): number {
  return graphemes.reduce((sum, grapheme) => sum + grapheme.length, 0);
}
