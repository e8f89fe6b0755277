// What a file is called on this machine. Others gave it its name.

import { cleanFileName } from "../../rules/mod.ts";

/** Systems take 255 bytes; some are for the number of one that is there already. */
const MOST_BYTES = 200;

export function savedName(name: string): string {
  // A name that begins with a stroke is a flag to most programs
  return shortened(cleanFileName(name).replace(/^-/, "_"));
}

/** "yard.png", "yard (2).png", "yard (3).png" and so on. */
export function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const [stem, ending] = parts(name);
  return `${stem} (${number})${ending}`;
}

function shortened(name: string): string {
  const [stem, ending] = parts(name);
  const encoder = new TextEncoder();
  const room = MOST_BYTES - encoder.encode(ending).length;
  let kept = "";
  let used = 0;
  for (const sign of stem) {
    used += encoder.encode(sign).length;
    if (used > room) break;
    kept += sign;
  }
  return kept + ending;
}

/** An ending says what it is, so it stays; what is long is none. */
function parts(name: string): [stem: string, ending: string] {
  const [ending = ""] = /(?<=.)(?:\.tar)?\.[^.\s]{1,12}$/.exec(name) ?? [];
  return [name.slice(0, name.length - ending.length), ending];
}
