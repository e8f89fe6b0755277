import type { Refusal } from "../protocol/mod.ts";
import { scripts } from "../words/mod.ts";

/** What a place did not do, for people. */
export function refusalWords({ code }: Pick<Refusal, "code">): string {
  const { refused } = scripts;
  return code in refused ? refused[code as keyof typeof refused] : refused.other;
}
