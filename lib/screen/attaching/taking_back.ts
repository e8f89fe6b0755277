import type { Aside, OutboxEntry } from "../../client/mod.ts";
import { LIMITS, type MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { joined } from "../composer/sending.ts";
import type { WhereTo } from "../composer/writing.ts";
import type { ScreenParts } from "../screen_context.ts";

type Parts = Pick<ScreenParts, "client" | "replies">;
type Toasts = Pick<ScreenParts, "toasts">;

/** Whether so many more can go with what one writes there; says so where they cannot. */
export function isRoomFor(
  files: number,
  to: WhereTo,
  { client, toasts }: Pick<Parts, "client"> & Toasts,
): boolean {
  const most = LIMITS.filesOfMessage;
  if (client.attachments.of(to).length + files <= most) return true;
  toasts.value = { text: chat.attaching.pending.noRoom(most), tone: "bad" };
  return false;
}

/** A message that waits is what one writes again, and its files stand above the field. False: it went, or there are too many. */
export async function takeBack(
  { id, order }: OutboxEntry,
  parts: Parts & Toasts,
): Promise<boolean> {
  if (order.type !== "message.send") return false;
  if (!isRoomFor(order.attached?.length ?? 0, order.ask, parts)) return false;
  if (!await parts.client.cancelQueued(id)) return false;
  writeOn(order.ask, parts);
  return true;
}

/** Likewise one for later, as long as it waits for its files. */
export async function takeBackAside({ later, files }: Aside, parts: Parts): Promise<boolean> {
  const ids = files.map(({ id }) => id);
  if (!await parts.client.attachments.now?.putAside(ids)) return false;
  writeOn(later.ask, parts);
  return true;
}

interface Written extends WhereTo {
  readonly body: string;
  readonly replyTo?: MessageId | undefined;
}

function writeOn({ room, thread, body, replyTo }: Written, { client, replies }: Parts): void {
  const draft = client.own.draft(room, thread);
  const where = { room, thread };
  if (replyTo !== undefined && replies.of(where) === null) replies.answer(where, replyTo);
  client.own.setDraft(room, thread, joined(body, draft.text), replies.of(where) ?? undefined);
}
