import { useRef } from "preact/hooks";
import type { Client, Room } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { eventually } from "../lazily.ts";
import { nameOf } from "../names.ts";
import { useClient } from "../screen_context.ts";
import { useSlowWait } from "./slow.ts";
import type { Writing } from "./writing.ts";

const UndoButton = eventually((later) => later.UndoButton);

interface ConnectionLineProps {
  room: Room;
  writing: Writing;
}

/** One quiet line above the field: that the connection is gone, who is writing, what can be undone. */
export function ConnectionLine({ room, writing }: ConnectionLineProps) {
  const wait = useSlowWait(room);
  const wasLost = useRef(false);
  const text = useClient((client) => connectionText(client, wasLost) ?? typingText(client, room));
  return (
    <div class="composer-line">
      <p class="truncate" role="status">{text || slowText(wait, room)}</p>
      <UndoButton writing={writing} />
    </div>
  );
}

/** Once it was said that the connection is gone, there is a word of it until all is there. */
function connectionText({ status, outbox }: Client, wasLost: { current: boolean }): string | null {
  wasLost.current = status.phase === "offline" ||
    (status.phase === "catching up" && wasLost.current);
  if (status.phase === "offline") {
    return chat.composer.offline(outbox.filter(({ failed }) => failed === null).length);
  }
  if (status.phase !== "catching up") return null;
  return wasLost.current || status.left > 1 ? chat.composer.catchingUp : null;
}

function slowText(wait: number, { facts }: Room): string {
  return wait === 0 ? "" : chat.composer.slow(facts.slowSeconds, wait);
}

function typingText({ state }: Client, room: Room): string {
  const names = [...room.typing.keys()].map((user) => nameOf(state, user)).filter(Boolean);
  return names.length === 0 ? "" : chat.composer.typing(names);
}
