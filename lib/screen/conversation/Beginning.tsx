import type { Room } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { titleOf } from "../names.ts";
import { useClient } from "../screen_context.ts";

/** Above the first message that there is. */
export function Beginning({ room }: { room: Room }) {
  const state = useClient(({ state }) => state);
  const title = titleOf(room, state);
  const { kind, topic, description } = room.facts;
  return (
    <div class="grid gap-4 px-16 pt-24 pb-8 max-w-prose">
      <h2 class="text-18">
        {kind === "direct" ? chat.line.beginningDirect(title) : chat.line.beginning(title)}
      </h2>
      {(description || topic) !== "" && <p class="text-quiet">{description || topic}</p>}
    </div>
  );
}
