/** What somebody typed about themselves, as changes of their profile or as what is wrong with it. */
import { wrongFields } from "../../protocol/checks.ts";
import type { Ask } from "../../protocol/mod.ts";

export interface TypedProfile {
  readonly displayName: string;
  readonly pronouns: string;
  readonly bio: string;
  readonly zone: string;
  readonly emoji: string;
  readonly status: string;
  /** For how many minutes the status holds; null is until it is changed. */
  readonly minutes: number | null;
}

type Field = "displayName" | "pronouns" | "bio" | "zone" | "emoji" | "status";

export interface ProfileProblem {
  readonly field: Field;
  readonly problem: "unfit";
}

export type ReadProfile =
  | { readonly ok: true; readonly changes: Ask<"profile.change"> }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

const FIELDS: Readonly<Record<string, Field>> = {
  ...{ displayName: "displayName", pronouns: "pronouns", bio: "bio", zone: "zone" },
  ...{ status: "status", "status.text": "status", "status.emoji": "emoji" },
};

const MINUTE_MS = 60 * 1000;

/** Empty fields take away what was there. */
export function readProfile(typed: TypedProfile, now: number): ReadProfile {
  const { displayName, pronouns, bio, zone, minutes } = typed;
  const [emoji, text] = [typed.emoji.trim(), typed.status.trim()];
  const until = minutes === null ? null : now + minutes * MINUTE_MS;
  const changes: Ask<"profile.change"> = {
    displayName: displayName.trim() === "" ? null : displayName,
    // A browser ends lines with two characters
    ...{ pronouns, bio: bio.replaceAll("\r\n", "\n"), zone: zone === "" ? null : zone },
    status: text === "" && emoji === "" ? null : { text, until, ...(emoji !== "" && { emoji }) },
  };
  const wrong = new Set(wrongFields("profile.change", changes).map((path) => FIELDS[path]));
  if (wrong.size === 0) return { ok: true, changes };
  const fields = [...wrong].filter((field) => field !== undefined);
  return { ok: false, problems: fields.map((field) => ({ field, problem: "unfit" })) };
}
