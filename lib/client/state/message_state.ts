/**
 * One message as it becomes known: from pages and from events, in whatever order they come. Each
 * part goes by its own version, so that what is late or comes twice changes nothing.
 */
import type { MessageId } from "../../protocol/ids.ts";
import type { Message } from "../../protocol/message.ts";
import type { RoomEvent } from "../../protocol/events.ts";

type Of<T extends RoomEvent["type"]> = Extract<RoomEvent, { type: T }>;
export type MessageChange = Of<
  "message.edited" | "message.deleted" | "message.reacted" | "message.pinned" | "thread.grew"
>;

/**
 * What is held of a message: of a deleted one nothing that anybody wrote, nor that there were
 * files, so that all who hold it hold the same.
 */
export function heldMessage(message: Message): Message {
  if (message.deleted === undefined) return message;
  const { id, ordinal, kind, from, at, thread, reply, deleted, replies } = message;
  return {
    ...{ id, ordinal, kind: kind === "system" ? kind : "chat", from, at, body: "", deleted },
    ...(thread && { thread }),
    ...(reply !== undefined && { reply }),
    ...(replies && { replies }),
  };
}

/** Told without what it has become: some in the room may not see it. Who holds it has to ask. */
export function isUntold(event: RoomEvent): event is RoomEvent & { id: MessageId } {
  return event.type === "message.changed" ||
    (event.type === "message.edited" && event.body === undefined);
}

/** The same object comes back where nothing changes. */
export function changedMessage(held: Message, change: MessageChange): Message {
  switch (change.type) {
    case "message.deleted":
      return held.deleted ? held : heldMessage({ ...held, deleted: change.deleted });
    case "message.edited":
      return change.body === undefined ? held : withText(held, { ...change, body: change.body });
    case "message.reacted":
      return withReactions(held, change.reactions);
    case "message.pinned":
      return withPinned(held, change.pinned);
    case "thread.grew":
      return withReplies(held, change.replies);
  }
}

/** Two states of one message as one: of each part the later. */
export function mergedMessage(held: Message, other: Message): Message {
  if (other.deleted && !held.deleted) return withReplies(heldMessage(other), held.replies);
  const reacted = withPinned(withReactions(held, other.reactions), other.pinned);
  const merged = withReplies(reacted, other.replies);
  return other.edited ? withText(merged, { ...other, edited: other.edited }) : merged;
}

type Text = Pick<Message, "body" | "mentions" | "shout"> & {
  edited: NonNullable<Message["edited"]>;
};

function withText(held: Message, { body, mentions, shout, edited }: Text): Message {
  if (held.deleted || (held.edited?.version ?? 0) >= edited.version) return held;
  const { mentions: _mentions, shout: _shout, ...rest } = held;
  return { ...rest, body, edited, ...(mentions && { mentions }), ...(shout && { shout }) };
}

function withReactions(held: Message, reactions: Message["reactions"]): Message {
  if (held.deleted || !reactions || (held.reactions?.version ?? -1) >= reactions.version) {
    return held;
  }
  return { ...held, reactions };
}

function withPinned(held: Message, pinned: Message["pinned"]): Message {
  if (held.deleted || !pinned || (held.pinned?.version ?? -1) >= pinned.version) return held;
  return { ...held, pinned };
}

function withReplies(held: Message, replies: Message["replies"]): Message {
  if (!replies) return held;
  const before = held.replies;
  const isLater = !before || replies.last > before.last ||
    (replies.last === before.last && replies.count !== before.count);
  return isLater ? { ...held, replies } : held;
}
