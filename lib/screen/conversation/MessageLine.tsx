import { FailedLine } from "../../../components/chat/FailedLine.tsx";
import { MessageRow } from "../../../components/chat/MessageRow.tsx";
import { addresseesOf, type OutboxEntry } from "../../client/mod.ts";
import type { Message, RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfPerson } from "../address.ts";
import { nameOf } from "../names.ts";
import { lazily } from "../lazily.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { PassedOn } from "./PassedOn.tsx";
import { Said } from "../text/Said.tsx";
import { useActing } from "./actions/acting_context.ts";
import { Quote } from "./Quote.tsx";
import { ReactionPills } from "./ReactionPills.tsx";
import { ReadBy } from "./ReadBy.tsx";
import { reasonOf } from "./reason_of.ts";
import { ThreadSummary } from "./ThreadSummary.tsx";

const EditField = lazily((later) => later.EditField, () => null);

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
  const { replyTo, reactions, replies } = message;
  const isSilent = deleted !== undefined || isFolded;
  return (
    <MessageRow
      row={id}
      author={author}
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
          {!isSilent && reactions !== undefined && Object.keys(reactions.by).length > 0 && (
            <ReactionPills by={reactions.by} />
          )}
          {replies !== undefined && replies.count > 0 && (
            <ThreadSummary room={room} root={id} replies={replies} />
          )}
          {failed !== undefined && <FailedEdit entry={failed} />}
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
            <Said text={body} author={author} mentions={mentions} shout={shout} />
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
  const { id, body } = message;
  const leave = () => {
    editing.value = null;
    focusRow(id);
  };
  const save = async (text: string) => {
    leave();
    const saved = await client.edit(room, id, text, await addresseesOf(text, room, client));
    if (saved.ok) return;
    acting.typed = { in: id, text };
    editing.value = id;
    toasts.value = { text: chat.composer.notKept, tone: "bad" };
  };
  return <EditField of={id} text={body} onLeave={leave} onSave={(text) => void save(text)} />;
}

function FailedEdit({ entry: { id, failed } }: { entry: OutboxEntry }) {
  const { client } = useScreen();
  return (
    <FailedLine
      reason={reasonOf(failed!, chat.line.failedEdit)}
      retry={chat.line.retry}
      remove={chat.line.drop}
      onRetry={() => void client.retryFailed(id)}
      onRemove={() => void client.dismissFailed(id)}
    />
  );
}
