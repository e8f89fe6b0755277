import { useEffect, useRef } from "preact/hooks";
import { messageIn, type OutboxEntry, type Timeline } from "../../client/mod.ts";
import type { MessageId, RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { afterEntries, type Change, isChangeIn } from "../../client/outbox/waiting_changes.ts";

export function useChanges(room: RoomId, timeline: Timeline): readonly Change[] {
  const { client, toasts } = useScreen();
  const followed = useRef<readonly Change[]>([]);
  const entries = useClient(
    ({ outbox }) => outbox.filter((entry) => isChangeIn(entry, room)),
    isSameWaiting,
  );
  const held = (id: MessageId) => messageIn(timeline, id);
  const changes = followed.current = afterEntries(followed.current, entries, held);
  useEffect(() => {
    for (const { failed, id, order } of entries) {
      // The text of an edit is kept where it was written; of the others nothing is lost
      if (failed === null || order.type === "message.edit") continue;
      toasts.value = { text: chat.acts.refused, tone: "bad" };
      void client.dismissFailed(id);
    }
  }, [entries]);
  return changes;
}

function isSameWaiting(one: readonly OutboxEntry[], other: readonly OutboxEntry[]): boolean {
  return one.length === other.length &&
    one.every(({ id, failed }, at) => id === other[at]!.id && failed === other[at]!.failed);
}
