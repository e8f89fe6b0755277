import type { Failure } from "../../client/mod.ts";

type Reasons = Partial<Record<Failure["code"], string>> & { readonly other: string };

/** Why something did not go through, in words that one can act on. */
export function reasonOf({ code }: Failure, reasons: Reasons): string {
  return reasons[code] ?? reasons.other;
}
