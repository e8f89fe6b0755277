import { chat } from "../words/mod.ts";
import { useClient } from "./screen_context.ts";

/** The same for what is not there and for what is none of one's business. */
export function NotThere() {
  const phase = useClient(({ status }) => status.phase);
  return (
    <div class="grid content-start gap-12 p-24">
      <p class="text-quiet">
        {phase === "in sync" ? chat.frame.notThere : chat.frame.loading}
      </p>
    </div>
  );
}
