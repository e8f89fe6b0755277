/** Text with a look: what everything on the screen is made of, and the bytes that a look is asked for with. */
import { safeText } from "./safe_text.ts";

export type ColourName =
  | "black"
  | "red"
  | "green"
  | "yellow"
  | "blue"
  | "magenta"
  | "cyan"
  | "white"
  | "grey";

/** A name is as bright as the terminal's owner likes it; a number is one of the 256 colours. */
export type Colour = ColourName | number;

export interface Style {
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly inverse?: boolean;
  readonly colour?: Colour;
  readonly background?: Colour;
}

export interface Run {
  readonly text: string;
  readonly style: Style;
}

/** One row of the screen, or a text before it is wrapped into rows. */
export type Row = readonly Run[];

export const PLAIN: Style = {};

export function plain(text: string): Run {
  return { text, style: PLAIN };
}

export function styled(text: string, style: Style): Run {
  return { text, style };
}

/** The same look on top of what each run has already. */
export function withStyle(row: Row, style: Style): Row {
  return row.map((run) => ({ text: run.text, style: { ...run.style, ...style } }));
}

export function textOf(row: Row): string {
  return row.map((run) => run.text).join("");
}

/** What the terminal can do: nothing but text, bold and the like, and how many colours. */
export interface Abilities {
  readonly styles: boolean;
  readonly colours: 0 | 16 | 256;
}

export const TEXT_ONLY: Abilities = { styles: false, colours: 0 };

/** By what the environment says; `NO_COLOR` takes colours away and leaves bold. */
export function abilitiesOf(env: (name: string) => string | undefined): Abilities {
  const terminal = env("TERM") ?? "";
  if (terminal === "dumb") return TEXT_ONLY;
  if (env("NO_COLOR")) return { styles: true, colours: 0 };
  // The last is how Windows Terminal is known
  const many = terminal.includes("256color") || env("COLORTERM") || env("WT_SESSION");
  return { styles: true, colours: many ? 256 : 16 };
}

const ATTRIBUTES = [
  ["bold", 1],
  ["dim", 2],
  ["italic", 3],
  ["underline", 4],
  ["inverse", 7],
  ["strike", 9],
] as const;

/** The codes between `ESC [` and `m`, from a plain look on; nothing for a plain look. */
export function codesOf(style: Style, { styles, colours }: Abilities): string {
  if (!styles) return "";
  const codes = ATTRIBUTES.flatMap(([name, code]) => style[name] ? [`${code}`] : []);
  if (colours === 0) return codes.join(";");
  if (style.colour !== undefined) codes.push(colourCode(style.colour, 30, colours));
  if (style.background !== undefined) codes.push(colourCode(style.background, 40, colours));
  return codes.join(";");
}

const NAMES = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "grey"];

function colourCode(colour: Colour, base: 30 | 40, colours: 16 | 256): string {
  const index = typeof colour === "number" ? colour : NAMES.indexOf(colour);
  if (index >= 16 && colours === 256) return `${base + 8};5;${index}`;
  const near = index < 16 ? index : nearestOfSixteen(index);
  return String(near < 8 ? base + near : base + 60 + near - 8);
}

/** Where there are no 256: by which of red, green and blue are strong, and how strong. */
function nearestOfSixteen(index: number): number {
  if (index >= 232) return index < 244 ? 8 : 7;
  const cube = index - 16;
  const parts = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
  const most = Math.max(...parts);
  if (most === 0) return 0;
  const hue = parts.reduce((sum, part, at) => part * 2 > most ? sum + (1 << at) : sum, 0);
  return most > 3 ? hue + 8 : hue;
}

/** For what is printed line by line, without a screen. Orders in the text are shown, not obeyed. */
export function paint(row: Row, abilities: Abilities): string {
  return row.map(({ text, style }) => {
    const codes = codesOf(style, abilities);
    const shown = safeText(text);
    return codes === "" ? shown : `\x1b[${codes}m${shown}\x1b[m`;
  }).join("");
}
