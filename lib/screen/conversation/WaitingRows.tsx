import { MessageRow } from "../../../components/chat/MessageRow.tsx";
import type { OutboxEntry } from "../../client/mod.ts";
import type { MessageId, RoomId } from "../../protocol/mod.ts";
import { Face } from "../Face.tsx";
import { lazily } from "../lazily.ts";
import { isSameList, useClient, useScreen } from "../screen_context.ts";
import { Said } from "../text/Said.tsx";
import { useActing } from "./actions/acting_context.ts";
import { Quote } from "./Quote.tsx";

const Unsent = lazily((later) => later.Unsent, () => null);
const WaitingFiles = lazily((later) => later.WaitingFiles, () => null);
const WaitingTools = lazily((later) => later.WaitingTools, () => null);
const EditAgain = lazily((later) => later.EditAgain, () => null);

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
  const { ask, attached = [] } = order;
  const hasFiles = attached.length > 0;
  const isEdited = failed !== null && editing.value === id;
  const answered = ask.replyTo === undefined ? undefined : { room: ask.room, id: ask.replyTo };
  const quoted = ask.forward ?? answered;
  return (
    <MessageRow
      author={me.displayName}
      face={<Face user={me.id} name={me.displayName} />}
      at={{ iso: new Date(at).toISOString(), short: clock.time(at), exact: clock.exactly(at) }}
      pending={failed === null}
      reply={quoted !== undefined && <Quote room={quoted.room} of={quoted.id} />}
      below={
        <>
          {hasFiles && <WaitingFiles attached={attached} />}
          {failed !== null && !isEdited && <Unsent entry={entry} />}
        </>
      }
      end={hasFiles && <WaitingTools entry={entry} attached={attached} />}
    >
      {isEdited ? <EditAgain entry={entry} /> : (ask.body !== "" || !hasFiles) && (
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
