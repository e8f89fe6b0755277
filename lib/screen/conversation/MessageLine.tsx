import { MessageRow } from "../../../components/chat/MessageRow.tsx";
import { addresseesOf, type OutboxEntry } from "../../client/mod.ts";
import type { Message, RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfPerson } from "../going/address.ts";
import { Face } from "../Face.tsx";
import { nameOf } from "../names.ts";
import { lazily } from "../lazily.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { Attached } from "../files/Attached.tsx";
import { PassedOn } from "./PassedOn.tsx";
import { Said } from "../text/Said.tsx";
import { useActing } from "./actions/acting_context.ts";
import { Quote } from "./Quote.tsx";
import { ReactionPills } from "./ReactionPills.tsx";
import { ReadBy } from "./read/ReadBy.tsx";
import { ThreadSummary } from "./ThreadSummary.tsx";

const EditField = lazily((later) => later.EditField, () => null);
const Unsent = lazily((later) => later.Unsent, () => null);

interface MessageLineProps {
  message: Message;
  room: RoomId;
  later: boolean;
  /** Its writer is ignored. */
  isFolded: boolean;
  /** In its place. */
  isEdited: boolean;
  /** An edit that did not go through. */
  failed: OutboxEntry | undefined;
}

export function MessageLine(
  { message, room, later, isFolded, isEdited, failed }: MessageLineProps,
) {
  const { clock, me } = useScreen();
  const author = useClient(({ state }) => nameOf(state, message.from));
  const { id, body, edited, deleted, at, mentions, shout, forwarded } = message;
  const { replyTo, reactions, replies, files = [] } = message;
  const isSilent = deleted !== undefined || isFolded;
  return (
    <MessageRow
      row={id}
      author={author}
      face={<Face user={message.from} name={author} />}
      authorHref={pathOfPerson(message.from)}
      at={{ iso: new Date(at).toISOString(), short: clock.time(at), exact: clock.exactly(at) }}
      later={later}
      end={message.from === me.id && message.thread === undefined && (
        <ReadBy room={room} message={id} />
      )}
      {...(edited !== undefined && !isEdited && !isSilent && {
        edited: <button type="button" class="edited" data-act="history">{chat.line.edited}</button>,
      })}
      reply={!isSilent && replyTo !== undefined && <Quote room={room} of={replyTo} />}
      below={
        <>
          {!isSilent && files.length > 0 && (
            <Attached
              room={room}
              message={message}
              files={files}
            />
          )}
          {!isSilent && reactions !== undefined && Object.keys(reactions.by).length > 0 && (
            <ReactionPills by={reactions.by} />
          )}
          {replies !== undefined && replies.count > 0 && (
            <ThreadSummary room={room} root={id} replies={replies} />
          )}
          {failed !== undefined && <Unsent entry={failed} />}
        </>
      }
    >
      {deleted !== undefined
        ? <p class="text-quiet">{chat.line.deleted}</p>
        : isFolded
        ? <p class="text-quiet">{chat.line.ignored}</p>
        : isEdited
        ? <EditInPlace message={message} room={room} />
        : (
          <>
            {(body !== "" || files.length === 0) && (
              <Said text={body} author={author} mentions={mentions} shout={shout} />
            )}
            {forwarded !== undefined && <PassedOn {...forwarded} />}
          </>
        )}
    </MessageRow>
  );
}

function EditInPlace({ message, room }: { message: Message; room: RoomId }) {
  const { client, toasts } = useScreen();
  const acting = useActing();
  const { editing, focusRow } = acting;
  const { id, body, files, forwarded } = message;
  const leave = () => {
    editing.value = null;
    focusRow(id);
  };
  const save = async (text: string) => {
    leave();
    const saved = await client.edit(room, id, text, addresseesOf(text, room, client));
    if (saved.ok) return;
    acting.typed = { in: id, text };
    editing.value = id;
    toasts.value = { text: chat.composer.notKept, tone: "bad" };
  };
  return (
    <EditField
      of={id}
      text={body}
      mayBeEmpty={files !== undefined || forwarded !== undefined}
      onLeave={leave}
      onSave={(text) => void save(text)}
    />
  );
}
