/** From what lies in the rows to a message as everyone sees it. */
import {
  type Epoch,
  type Message,
  messageIdOf,
  type Reactions,
  type Replies,
  type Stamp,
} from "../../protocol/mod.ts";
import type {
  EditRow,
  PinRow,
  ReactionsRow,
  StoredMessage,
  ThreadRow,
} from "../values/messages.ts";
import type { RoomRow } from "../values/rooms.ts";

/** What changed since it was sent. */
export interface Later {
  readonly edit?: EditRow | null;
  readonly reactions?: ReactionsRow | null;
  readonly pin?: PinRow | null;
  readonly replies?: Replies | null;
}

export function wireMessage(
  room: RoomRow,
  epoch: Epoch,
  stamp: Stamp,
  stored: StoredMessage,
  later: Later = {},
): Message {
  const message: Message = {
    id: messageIdOf(epoch, stamp, stored.p),
    ordinal: stored.ordinal,
    kind: kindOf(room, stored),
    from: stored.from,
    at: stored.at,
    body: stored.body,
  };
  if (stored.id !== undefined) message.clientId = stored.id;
  if (stored.replyTo !== undefined) message.replyTo = stored.replyTo;
  if (stored.thread !== undefined) message.thread = stored.thread;
  if (stored.reply !== undefined) message.reply = stored.reply;
  if (later.replies) message.replies = later.replies;
  if (stored.deleted !== undefined) return { ...message, deleted: stored.deleted };
  if (stored.files !== undefined) message.files = [...stored.files];
  if (stored.forwarded !== undefined) message.forwarded = stored.forwarded;
  if (stored.encrypted === true) message.encrypted = true;
  if (stored.notice !== undefined) message.notice = stored.notice;
  const { mentions, shout } = later.edit ?? stored;
  if (shout !== undefined) message.shout = shout;
  if (mentions !== undefined) message.mentions = [...mentions];
  if (later.edit) {
    message.body = later.edit.body;
    message.edited = later.edit.edited;
  }
  if (later.pin) message.pinned = later.pin;
  if (later.reactions) message.reactions = wireReactions(later.reactions);
  return message;
}

export function wireReactions({ version, by }: ReactionsRow): Reactions {
  return { version, by: by as Reactions["by"] };
}

export function wireReplies(
  { count, epoch, stamp, place }: ThreadRow & { readonly stamp: Stamp },
): Replies {
  return { count, last: messageIdOf(epoch, stamp, place) };
}

function kindOf(room: RoomRow, { notice, files }: StoredMessage): Message["kind"] {
  if (notice !== undefined) return "system";
  if (files !== undefined && files.length > 0) return "file";
  return room.kind === "direct" ? "private" : "chat";
}
