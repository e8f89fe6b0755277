/**
 * What one has just changed and the server has not told of yet, shown as if it had: edits,
 * deletions, reactions. Pure.
 *
 * A change that the server took is still shown here until it comes by as an event: the answer may
 * be there first, and a message must not flicker back.
 */
import type { MessageId, RoomId, UserId } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/message.ts";
import type { OutboxEntry } from "./outbox_entry.ts";

export interface Change {
  readonly entry: OutboxEntry;
  readonly message: MessageId;
  /** How the message was held when the server had answered; null before that. */
  readonly answeredAt: Message | null;
}

type ChangeOrder = Extract<
  OutboxEntry["order"],
  { type: "message.edit" | "message.delete" | "message.react" }
>;

export function isChangeIn({ order }: OutboxEntry, room: RoomId): boolean {
  return isChange(order) && order.ask.room === room;
}

function isChange(order: OutboxEntry["order"]): order is ChangeOrder {
  return ["message.edit", "message.delete", "message.react"].includes(order.type);
}

/** The same list comes back where nothing is different. */
export function afterEntries(
  before: readonly Change[],
  entries: readonly OutboxEntry[],
  held: (id: MessageId) => Message | undefined,
): readonly Change[] {
  const open = new Set(entries.map(({ id }) => id));
  const answered = before.flatMap((change) =>
    open.has(change.entry.id) ? [] : stillShown(change, held(change.message)) ?? []
  );
  const waiting = entries.flatMap((entry) => {
    if (!isChange(entry.order)) return [];
    const known = before.find((change) => change.entry.id === entry.id);
    if (known?.entry.failed === entry.failed) return known;
    return { entry, message: entry.order.ask.id, answeredAt: null };
  });
  const after = [...answered, ...waiting];
  const isSame = after.length === before.length && after.every((one, at) => one === before[at]);
  return isSame ? before : after;
}

function stillShown(change: Change, held: Message | undefined): Change | null {
  if (held === undefined || change.entry.failed !== null) return null;
  if (change.answeredAt === null) return { ...change, answeredAt: held };
  return change.answeredAt === held ? change : null;
}

/** As the message is once all of it has gone through. What failed is not shown as done. */
export function withChanges(
  messages: readonly Message[],
  changes: readonly Change[],
  me: UserId,
): readonly Message[] {
  const going = changes.filter(({ entry }) => entry.failed === null);
  if (going.length === 0) return messages;
  const changed = new Set(going.map(({ message }) => message));
  return messages.map((message) =>
    !changed.has(message.id) ? message : going
      .filter((change) => change.message === message.id)
      .reduce((held, { entry }) => withChange(held, entry, me), message)
  );
}

/** Those that did not go through, by what they were to change. */
export function failedIn(changes: readonly Change[]): ReadonlyMap<MessageId, OutboxEntry> {
  const failed = changes.filter(({ entry }) => entry.failed !== null);
  return new Map(failed.map(({ message, entry }) => [message, entry]));
}

function withChange(message: Message, { order, at }: OutboxEntry, me: UserId): Message {
  if (message.deleted !== undefined) return message;
  switch (order.type) {
    case "message.edit": {
      const version = message.edited?.version ?? 0;
      return { ...message, body: order.ask.body, edited: { version, at } };
    }
    case "message.delete":
      return { ...message, body: "", deleted: { by: me, at } };
    case "message.react":
      return withReaction(message, order.ask.emoji, order.ask.on, me);
    default:
      return message;
  }
}

function withReaction(message: Message, emoji: string, on: boolean, me: UserId): Message {
  const { version = 0, by = {} } = message.reactions ?? {};
  const others = (by[emoji] ?? []).filter((user) => user !== me);
  const users = on ? [...others, me] : others;
  const { [emoji]: _, ...rest } = by;
  const isThere = Object.hasOwn(by, emoji);
  const changed = users.length === 0
    ? rest
    : isThere
    ? { ...by, [emoji]: users }
    : { ...rest, [emoji]: users };
  return { ...message, reactions: { version, by: changed } };
}
