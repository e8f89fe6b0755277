import { MessageRow } from "../../../components/chat/MessageRow.tsx";
import type { Message, RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { nameOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { PassedOn } from "./PassedOn.tsx";
import { Said } from "../text/Said.tsx";

interface MessageLineProps {
  message: Message;
  room: RoomId;
  later: boolean;
  /** Its writer is ignored. */
  isFolded: boolean;
}

export function MessageLine({ message, later, isFolded }: MessageLineProps) {
  const { clock } = useScreen();
  const author = useClient(({ state }) => nameOf(state, message.from));
  const { body, edited, deleted, mentions, shout, forwarded, at } = message;
  return (
    <MessageRow
      author={author}
      authorHref={`/people/${message.from}`}
      at={{ iso: new Date(at).toISOString(), short: clock.time(at), exact: clock.exactly(at) }}
      later={later}
      {...(edited !== undefined && { edited: chat.line.edited })}
    >
      {deleted !== undefined
        ? <p class="text-quiet">{chat.line.deleted}</p>
        : isFolded
        ? <p class="text-quiet">{chat.line.ignored}</p>
        : (
          <>
            <Said text={body} author={author} mentions={mentions} shout={shout} />
            {forwarded !== undefined && <PassedOn {...forwarded} />}
          </>
        )}
    </MessageRow>
  );
}
