/** What is asked of the server from beside a conversation, and why it was not done. */
import { useState } from "preact/hooks";
import type { Outcome } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";

export interface Deeds {
  readonly problem: string | undefined;
  /** Whether it was done; else the problem says why not. */
  run(asked: Promise<Outcome<unknown>>): Promise<boolean>;
}

export function useDeeds(): Deeds {
  const [problem, setProblem] = useState<string>();
  return {
    problem,
    run: async (asked) => {
      setProblem(undefined);
      const outcome = await asked;
      if (!outcome.ok) setProblem(wordsFor(outcome.code));
      return outcome.ok;
    },
  };
}

function wordsFor(code: string): string {
  const { problems } = chat.details;
  return code in problems ? problems[code as keyof typeof problems] : problems.other;
}
