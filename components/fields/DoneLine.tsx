import { account } from "../../lib/words/mod.ts";
import { Icon } from "../Icon.tsx";

/** What was just done, by its name in the address: a closed list, so that no link can put words into our mouth. */
export function DoneLine({ done }: { done: string | null }) {
  const words = done === null ? undefined : new Map(Object.entries(account.done)).get(done);
  if (words === undefined) return null;
  return (
    <p class="flex items-start gap-8 text-good" role="status">
      <Icon name="check" />
      <span>{words}</span>
    </p>
  );
}
