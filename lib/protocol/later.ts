/** What somebody has written for later: the server keeps it, and sends it for them when it is due. */
import * as v from "valibot";
import { type ErrorCode, ERRORS } from "./errors.ts";
import { ClientId, MessageId, RoomId, UserId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { FileRef, Shout, Time } from "./message.ts";
import { Body } from "./text.ts";

export const Later = v.strictObject({
  /** As the client calls it; the message that becomes of it carries it too. */
  id: ClientId,
  room: RoomId,
  at: Time,
  /** Says something, unless files hang on it. */
  body: Body,
  replyTo: v.optional(MessageId),
  thread: v.optional(MessageId),
  mentions: v.optional(v.pipe(v.array(UserId), v.maxLength(LIMITS.mentions))),
  shout: v.optional(Shout),
  /** They wait with it, and are the message's when it is sent. */
  files: v.optional(v.array(FileRef)),
  /** Why it was not sent when it was due. It waits for its author then, and for no time. */
  failed: v.optional(v.picklist(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]])),
});
export type Later = v.InferOutput<typeof Later>;
