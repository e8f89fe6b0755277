import { useRef } from "preact/hooks";
import { IconButton } from "../../../components/IconButton.tsx";
import type { Room } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import { chat } from "../../words/mod.ts";
import { titleOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { ConnectionLine } from "./ConnectionLine.tsx";

/** Where one writes; or why one can't. */
export function Composer({ room }: { room: Room }) {
  const { client, me } = useScreen();
  const title = useClient(({ state }) => titleOf(room, state));
  const field = useRef<HTMLTextAreaElement>(null);
  const whyNot = whyReadOnly(room, me.role);
  if (whyNot !== null) return <p class="composer-closed">{whyNot}</p>;

  const send = async () => {
    const text = field.current?.value ?? "";
    if (text.trim() === "") return;
    field.current!.value = "";
    const sent = await client.send(room.id, text);
    // Nothing is lost: what could not be kept stays to be sent again
    if (!sent.ok && field.current?.value === "") field.current.value = text;
  };
  return (
    <form
      class="composer-part"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ConnectionLine room={room} />
      <div class="composer">
        <textarea
          ref={field}
          rows={1}
          class="composer-text"
          aria-label={chat.composer.write(title)}
          placeholder={chat.composer.write(title)}
          onInput={() => client.typing(room.id)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
        />
        <div class="flex items-center">
          <IconButton
            type="submit"
            icon="send"
            label={chat.composer.send}
            filled
            atEnd
            class="ml-auto"
          />
        </div>
      </div>
    </form>
  );
}

function whyReadOnly(room: Room, place: Parameters<typeof can>[0]["place"]): string | null {
  if (can({ place, room: room.role }, "message.send", room.facts)) return null;
  if (room.facts.archived) return chat.composer.archived;
  return room.facts.posting === "moderators" && room.role !== "reader"
    ? chat.composer.announcement
    : chat.composer.reader;
}
