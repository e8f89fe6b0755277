import { FailedLine } from "../../../components/chat/FailedLine.tsx";
import { addresseesOf, type OutboxEntry } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { useActing } from "./actions/acting_context.ts";
import { EditField } from "./EditField.tsx";
import { reasonOf } from "./reason_of.ts";

interface OfEntry {
  entry: OutboxEntry;
}

/** Under what did not go through: why, and what can be done about it. */
export function Unsent({ entry: { id, failed, order } }: OfEntry) {
  const { client } = useScreen();
  const { editing } = useActing();
  const { unsent } = chat;
  const isMessage = order.type === "message.send";
  return (
    <FailedLine
      reason={failed!.file === undefined
        ? reasonOf(failed!, isMessage ? unsent.failed : unsent.failedEdit)
        : unsent.failedFile[failed!.file]}
      retry={unsent.retry}
      remove={unsent.drop}
      {...(isMessage && {
        edit: chat.acts.labels.edit,
        onEdit: () => editing.value = id,
      })}
      onRetry={() => void client.retryFailed(id)}
      onRemove={() => void client.dismissFailed(id)}
    />
  );
}

/** What could not be sent as it was may go out as it is now. */
export function EditAgain({ entry: { id, order } }: OfEntry) {
  const { client } = useScreen();
  const { editing } = useActing();
  if (order.type !== "message.send") return null;
  const { ask, attached = [] } = order;
  const { room, body, mentions: _, shout: __, files, ...extras } = ask;
  // Those that it brings are named anew; those of what it passes on are there
  const named = attached.length === 0 && files !== undefined && { files };
  const leave = () => editing.value = null;
  const sendAgain = async (text: string) => {
    leave();
    // The old one goes only when the new one is kept: nothing that was written is lost
    const called = addresseesOf(text, room, client);
    await client.attachments.now?.retry(...attached);
    const sent = await client.send(room, text, { ...extras, ...called, ...named, attached });
    if (sent.ok) await client.dismissFailed(id);
  };
  return (
    <EditField
      of={id}
      text={body}
      mayBeEmpty={attached.length > 0 || extras.forward !== undefined}
      onLeave={leave}
      onSave={(text) => void sendAgain(text)}
    />
  );
}
