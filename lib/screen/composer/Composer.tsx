import type { Room } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import type { MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { WritingPart } from "./WritingPart.tsx";

interface ComposerProps {
  room: Room;
  /** In whose thread one writes. */
  thread?: MessageId;
}

/** Where one writes; or why one can't. */
export function Composer({ room, thread }: ComposerProps) {
  const { me } = useScreen();
  const whyNot = whyReadOnly(room, me.role);
  if (whyNot !== null) return <p class="composer-closed">{whyNot}</p>;
  return <WritingPart key={`${room.id} ${thread ?? ""}`} room={room} thread={thread} />;
}

function whyReadOnly(room: Room, place: Parameters<typeof can>[0]["place"]): string | null {
  if (can({ place, room: room.role }, "message.send", room.facts)) return null;
  if (room.facts.archived) return chat.composer.archived;
  return room.facts.posting === "moderators" && room.role !== "reader"
    ? chat.composer.announcement
    : chat.composer.reader;
}
