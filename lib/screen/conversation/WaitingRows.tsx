import { FailedLine } from "../../../components/chat/FailedLine.tsx";
import { MessageRow } from "../../../components/chat/MessageRow.tsx";
import { addresseesOf, type OutboxEntry } from "../../client/mod.ts";
import type { Ask, MessageId, RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { lazily } from "../lazily.ts";
import { isSameList, useClient, useScreen } from "../screen_context.ts";
import { Said } from "../text/Said.tsx";
import { useActing } from "./actions/acting_context.ts";
import { Quote } from "./Quote.tsx";
import { reasonOf } from "./reason_of.ts";

const EditField = lazily((later) => later.EditField, () => null);

/** What was written here and is not among the messages yet. */
export function WaitingRows({ room, thread }: { room: RoomId; thread?: MessageId }) {
  const waiting = useClient(
    ({ outbox }) => outbox.filter((entry) => isOf(entry, room, thread)),
    isSameList,
  );
  return (
    <>
      {waiting.map((entry) => (
        <div key={entry.id} data-key={entry.id}>
          <WaitingRow entry={entry} />
        </div>
      ))}
    </>
  );
}

function isOf({ order }: OutboxEntry, room: RoomId, thread: MessageId | undefined): boolean {
  return order.type === "message.send" && order.ask.room === room && order.ask.thread === thread;
}

function WaitingRow({ entry }: { entry: OutboxEntry }) {
  const { clock, me } = useScreen();
  const { editing } = useActing();
  const { at, failed, id, order } = entry;
  if (order.type !== "message.send") return null;
  const { ask } = order;
  const isEdited = failed !== null && editing.value === id;
  return (
    <MessageRow
      author={me.displayName}
      at={{ iso: new Date(at).toISOString(), short: clock.time(at), exact: clock.exactly(at) }}
      pending={failed === null}
      reply={ask.replyTo !== undefined && <Quote room={ask.room} of={ask.replyTo} />}
      below={failed !== null && !isEdited && <Failed entry={entry} />}
    >
      {isEdited ? <EditAgain id={id} ask={ask} /> : (
        <Said
          text={ask.body}
          author={me.displayName}
          mentions={ask.mentions}
          shout={ask.shout}
        />
      )}
    </MessageRow>
  );
}

function Failed({ entry: { id, failed } }: { entry: OutboxEntry }) {
  const { client } = useScreen();
  const { editing } = useActing();
  return (
    <FailedLine
      reason={reasonOf(failed!, chat.line.failed)}
      retry={chat.line.retry}
      remove={chat.line.drop}
      edit={chat.acts.labels.edit}
      onRetry={() => void client.retryFailed(id)}
      onRemove={() => void client.dismissFailed(id)}
      onEdit={() => editing.value = id}
    />
  );
}

interface EditAgainProps {
  id: OutboxEntry["id"];
  ask: Omit<Ask<"message.send">, "once">;
}

/** What could not be sent as it was may go out as it is now. */
function EditAgain({ id, ask }: EditAgainProps) {
  const { client } = useScreen();
  const { editing } = useActing();
  const { room, body, mentions: _, shout: __, ...extras } = ask;
  const leave = () => editing.value = null;
  const sendAgain = async (text: string) => {
    leave();
    // The old one goes only when the new one is kept: nothing that was written is lost
    const called = await addresseesOf(text, room, client);
    const sent = await client.send(room, text, { ...extras, ...called });
    if (sent.ok) await client.dismissFailed(id);
  };
  return <EditField of={id} text={body} onLeave={leave} onSave={(text) => void sendAgain(text)} />;
}
