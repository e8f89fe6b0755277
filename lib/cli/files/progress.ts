// How far something has come, in one line.

import { sizeText } from "../../format/size_text.ts";
import { person, shellFiles } from "../../words/mod.ts";
import { shownLine } from "../output/shown.ts";

export interface Progress {
  readonly what: string;
  readonly done: number;
  readonly of: number;
  /** Null while it cannot be said. */
  readonly perSecond: number | null;
}

export function progressLine({ what, done, of, perSecond }: Progress): string {
  const { part, speed } = shellFiles.sending;
  const share = of === 0 ? 1 : Math.min(1, done / of);
  // Nothing is whole before it is
  const whole = Math.floor(share * 100) / 100;
  const percent = new Intl.NumberFormat(person.dates, { style: "percent" }).format(whole);
  const line = part(what, percent, sizeText(of));
  return perSecond === null ? line : line + speed(sizeText(perSecond));
}

export function calledTogether(names: readonly string[]): string {
  const [only] = names;
  return names.length === 1 ? shownLine(only!) : shellFiles.sending.several(names.length);
}
