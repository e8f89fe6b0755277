/** What somebody keeps of a conversation for themselves: what they began to write, and what they saved. */
import * as v from "valibot";
import { MessageId, RoomId } from "./ids.ts";
import { Count, Message, Time } from "./message.ts";
import { Body } from "./text.ts";

/** As it is on all devices. One without a text, and no other one beside it, is gone. */
export const KeptDraft = v.strictObject({
  room: RoomId,
  /** The first message of the thread that it is for. */
  thread: v.optional(MessageId),
  text: Body,
  replyTo: v.optional(MessageId),
  /** Grows with each change of any draft of the person, so none has the same one twice. */
  version: Count,
  at: Time,
  /** What a device wrote over that had not seen it. */
  other: v.optional(v.strictObject({ text: Body, at: Time })),
});
export type KeptDraft = v.InferOutput<typeof KeptDraft>;

export const SavedMessage = v.strictObject({
  room: RoomId,
  message: Message,
  /** When it was saved; no two of one person have the same. */
  at: Time,
});
export type SavedMessage = v.InferOutput<typeof SavedMessage>;
