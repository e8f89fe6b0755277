/**
 * What a file is called here: what it was called where it came from, without what leads out of a
 * folder, hides an ending or means something else to another system.
 */
import { withoutUnseen } from "../protocol/plain_text.ts";

export const FILE_NAME_CHARS = 200;
const NAMELESS = "file";

/** Two names that differ only in what is taken away are one: nobody finds a file by its name. */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1)!;
  const seen = withoutUnseen(last).replace(BREAKERS, "").replace(REFUSED, "_").replace(/\s+/g, " ");
  const trimmed = seen.replace(AROUND, "");
  const named = trimmed === "" ? NAMELESS : RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
  return shortened(named);
}

const BREAKERS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
/** What systems do not take in a name. */
const REFUSED = /[<>:"|?*]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Of a long run in the middle each dot is looked at once. */
const AROUND = /^[. ]+|(?<![. ])[. ]+$/g;

/** In the middle: how it ends says what it is. */
function shortened(name: string): string {
  if (name.length <= FILE_NAME_CHARS) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= MOST_ENDING_CHARS ? name.slice(dot) : "";
  return name.slice(0, FILE_NAME_CHARS - ending.length).replace(HALF_A_SIGN, "") + ending;
}

const HALF_A_SIGN = /[\ud800-\udbff]$/;
const MOST_ENDING_CHARS = 12;
