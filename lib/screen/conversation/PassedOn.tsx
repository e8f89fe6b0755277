import type { Forwarded } from "../../protocol/mod.ts";
import { chat, person } from "../../words/mod.ts";
import { pathOfMessage } from "../going/address.ts";
import { useClient } from "../screen_context.ts";
import { Said } from "../text/Said.tsx";

/** What somebody has passed on from elsewhere: everybody here reads it, and only those who are there are led to it. */
export function PassedOn({ name, text, source }: Forwarded) {
  const isMine = useClient(({ state }) => source !== undefined && state.rooms.has(source.room));
  const { by, there, notYours } = chat.line.forwarded;
  const author = name || person.former;
  return (
    <blockquote class="passed-on">
      <p class="text-13 text-quiet">{by(author)}</p>
      {text !== "" && (
        <div class="prose text-text">
          <Said text={text} author={author} />
        </div>
      )}
      {source !== undefined && (
        <p class="text-13 text-quiet">
          {isMine ? <a href={pathOfMessage(source.room, source.id)}>{there}</a> : notYours}
        </p>
      )}
    </blockquote>
  );
}
