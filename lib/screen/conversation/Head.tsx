import { ChatHead } from "../../../components/chat/ChatHead.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import type { Room } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { titleOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";

export function Head({ room }: { room: Room }) {
  const { panels } = useScreen();
  const title = useClient(({ state }) => titleOf(room, state));
  const { kind, topic, archived } = room.facts;
  return (
    <ChatHead
      heading="h1"
      icon={kind === "public" ? "room" : kind === "private" ? "lock" : "people"}
      name={archived ? chat.rail.archived(title) : title}
      topic={topic}
      back={{ href: "/r", label: chat.frame.back }}
      actions={kind === "direct" ? null : (
        <IconButton
          icon="people"
          label={chat.head.members(room.members)}
          atEnd
          onClick={() => {
            const { side } = panels;
            side.value = side.value === "members" ? null : "members";
          }}
        />
      )}
    />
  );
}
