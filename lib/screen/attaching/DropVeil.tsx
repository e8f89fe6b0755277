import { Icon } from "../../../components/Icon.tsx";
import type { Room } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import type { Writing } from "../composer/writing.ts";
import { titleOf } from "../names.ts";
import { useClient } from "../screen_context.ts";

/** Over where files will go while they are held above the page. */
export function DropVeil({ room, writing }: { room: Room; writing: Writing }) {
  const title = useClient(({ state }) => titleOf(room, state));
  if (!writing.isUnderFiles.value) return null;
  const { drop, dropInThread } = chat.attaching;
  return (
    <div class="drop-veil">
      <p class="drop-veil-text">
        <Icon name="attach" />
        {writing.to.thread === undefined ? drop(title) : dropInThread}
      </p>
    </div>
  );
}
