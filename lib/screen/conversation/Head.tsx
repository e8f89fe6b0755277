import { Avatar } from "../../../components/Avatar.tsx";
import { ChatHead } from "../../../components/chat/ChatHead.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import type { Room } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { titleOf } from "../names.ts";
import { aloneWith } from "../going/places.ts";
import type { SidePanel } from "../panels.ts";
import { PersonFace } from "../PersonFace.tsx";
import { useClient, useScreen } from "../screen_context.ts";

export function Head({ room }: { room: Room }) {
  const { panels, me } = useScreen();
  const title = useClient(({ state }) => titleOf(room, state));
  const { kind, topic, archived, picture } = room.facts;
  const [other] = kind === "direct" ? aloneWith(room, me.id) : [];
  const toggle = (panel: SidePanel) => {
    panels.side.value = panels.side.value === panel ? null : panel;
  };
  return (
    <ChatHead
      heading="h1"
      icon={kind === "public" ? "room" : kind === "private" ? "lock" : "people"}
      face={other
        ? <PersonFace user={other} name={title} />
        : picture && <Avatar name={title} picture={picture} size={24} />}
      name={archived ? chat.rail.archived(title) : title}
      topic={topic}
      back={{ href: "/r", label: chat.frame.back }}
      actions={
        <>
          {kind !== "direct" && (
            <IconButton
              icon="people"
              label={chat.head.members(room.members)}
              atEnd
              onClick={() => toggle("members")}
            />
          )}
          <IconButton
            icon="pin"
            label={chat.pins.title}
            atEnd
            onClick={() => toggle("pins")}
          />
          <IconButton
            icon="attach"
            label={chat.attached.title}
            atEnd
            class="head-files"
            onClick={() => toggle("files")}
          />
          <IconButton
            icon="date"
            label={chat.date.title}
            atEnd
            onClick={() => panels.sheet.value = "date"}
          />
          <IconButton
            icon="info"
            label={chat.side.details}
            atEnd
            onClick={() => toggle("details")}
          />
        </>
      }
    />
  );
}
