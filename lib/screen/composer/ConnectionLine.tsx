import type { Client, Room } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { nameOf } from "../names.ts";
import { useClient } from "../screen_context.ts";

/** One quiet line above the field: that the connection is gone, or who is writing. */
export function ConnectionLine({ room }: { room: Room }) {
  const text = useClient((client) => connectionText(client) ?? typingText(client, room));
  return <p class="composer-line" role="status">{text}</p>;
}

function connectionText({ status, outbox }: Client): string | null {
  if (status.phase === "offline") {
    return chat.composer.offline(outbox.filter(({ failed }) => failed === null).length);
  }
  return status.phase === "catching up" && status.left > 1 ? chat.composer.catchingUp : null;
}

function typingText({ state }: Client, room: Room): string {
  const names = [...room.typing.keys()].map((user) => nameOf(state, user)).filter(Boolean);
  return names.length === 0 ? "" : chat.composer.typing(names);
}
