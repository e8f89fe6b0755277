/** Looking for a line of before, as with Ctrl+R in a shell: the last one that holds what is typed. */
import type { Key } from "./keys.ts";
import { type Editor, showLine } from "./line_editor.ts";
import { before, snapped } from "./line_places.ts";

export interface Search {
  readonly needle: string;
  /** Which line was found, and by what; beyond the last, if none was yet. */
  readonly place: number;
  readonly by: string;
  /** Nothing older holds it. */
  readonly isInVain: boolean;
  /** The line as it was before. */
  readonly start: Editor;
}

export type Searched =
  | { readonly is: "searching"; readonly search: Search }
  /** The key that ended it by accepting what was found is still to be pressed: Enter, an arrow. */
  | { readonly is: "over"; readonly editor: Editor; readonly isKeyUsed: boolean };

export function beginSearch(editor: Editor): Search {
  const place = editor.history.lines.length;
  return { needle: "", place, by: "", isInVain: false, start: editor };
}

export function searchKey(search: Search, { key, text }: Key): Searched {
  if (text !== undefined) return goOn(search, search.needle + text, search.place);
  switch (key) {
    case "ctrl+r":
      return goOn(search, search.needle, search.place - 1);
    case "backspace":
    case "ctrl+h": {
      const needle = search.needle.slice(0, before(search.needle, search.needle.length));
      return goOn(search, needle, search.start.history.lines.length);
    }
    case "ctrl+g":
    case "ctrl+c":
    case "escape":
      return { is: "over", editor: search.start, isKeyUsed: true };
    default:
      return { is: "over", editor: foundBy(search), isKeyUsed: false };
  }
}

/** What stands in the field meanwhile, with the cursor where it was found. */
export function foundBy({ by, place, start }: Search): Editor {
  if (place === start.history.lines.length) return start;
  const shown = showLine(start, place);
  const at = snapped(shown.text, fold(shown.text).lastIndexOf(fold(by)));
  return { ...shown, at };
}

function goOn(search: Search, needle: string, from: number): Searched {
  const place = placeOf(search.start.history.lines, needle, from);
  const found = place === null ? { isInVain: true } : { isInVain: false, place, by: needle };
  return { is: "searching", search: { ...search, needle, ...found } };
}

function placeOf(lines: readonly string[], needle: string, from: number): number | null {
  if (needle === "") return lines.length;
  for (let place = Math.min(from, lines.length - 1); place >= 0; place--) {
    if (fold(lines[place]!).includes(fold(needle))) return place;
  }
  return null;
}

/** Some letters change their number with their case: those are looked for as they are. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
