import { FailedLine } from "../../../components/chat/FailedLine.tsx";
import { MessageRow } from "../../../components/chat/MessageRow.tsx";
import type { Failure, OutboxEntry } from "../../client/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { isSameList, useClient, useScreen } from "../screen_context.ts";
import { Said } from "../text/Said.tsx";

/** What was written here and is not among the messages yet. */
export function WaitingRows({ room }: { room: RoomId }) {
  const waiting = useClient(
    ({ outbox }) => outbox.filter((entry) => isOf(entry, room)),
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

function isOf({ order }: OutboxEntry, room: RoomId): boolean {
  return order.type === "message.send" && order.ask.room === room && order.ask.thread === undefined;
}

function WaitingRow({ entry }: { entry: OutboxEntry }) {
  const { client, clock, me } = useScreen();
  if (entry.order.type !== "message.send") return null;
  const { at, failed, id, order } = entry;
  return (
    <MessageRow
      author={me.displayName}
      at={{ iso: new Date(at).toISOString(), short: clock.time(at), exact: clock.exactly(at) }}
      pending={failed === null}
      below={failed !== null && (
        <FailedLine
          reason={reasonOf(failed)}
          retry={chat.line.retry}
          remove={chat.line.drop}
          onRetry={() => void client.retryFailed(id)}
          onRemove={() => void client.dismissFailed(id)}
        />
      )}
    >
      <Said
        text={order.ask.body}
        author={me.displayName}
        mentions={order.ask.mentions}
        shout={order.ask.shout}
      />
    </MessageRow>
  );
}

function reasonOf({ code }: Failure): string {
  const reasons: Partial<Record<Failure["code"], string>> = chat.line.failed;
  return reasons[code] ?? chat.line.failed.other;
}
