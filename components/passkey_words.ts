import { waitingFor } from "./fields/AccountFields.tsx";
import { door, passkeys } from "../lib/words/mod.ts";

interface Problem {
  readonly field: string | null;
  readonly problem: string;
  /** How long one has to wait. */
  readonly ms?: number;
}

/** For a script whose page outlived its session. */
export const SIGNED_OUT: readonly Problem[] = [{ field: null, problem: "not_yours" }];

/** The first of what is wrong, as a sentence, and beside which field it stands. */
export interface Wrong {
  readonly field: string | null;
  readonly words: string;
}

export function firstWrong(problems: readonly Problem[]): Wrong {
  const [first] = problems;
  const field = first?.field ?? null;
  if (first?.ms !== undefined) return { field, words: waitingFor(first.ms) };
  const all: Record<string, Record<string, string>> = { ...door.problems, ...passkeys.problems };
  const words = all[field ?? "form"]?.[first?.problem ?? ""];
  return { field, words: words ?? door.problems.form.busy };
}
