import type { OutboxEntry } from "../../client/mod.ts";
import { joined } from "../composer/sending.ts";
import type { ScreenParts } from "../screen_context.ts";

/** A message that waits is what one writes again, and its files stand above the field. False: it went. */
export async function takeBack(
  { id, order }: OutboxEntry,
  { client, replies }: Pick<ScreenParts, "client" | "replies">,
): Promise<boolean> {
  if (order.type !== "message.send" || !await client.cancelQueued(id)) return false;
  const { room, thread, body, replyTo } = order.ask;
  const draft = client.own.draft(room, thread);
  const where = { room, thread };
  if (replyTo !== undefined && replies.of(where) === null) replies.answer(where, replyTo);
  client.own.setDraft(room, thread, joined(body, draft.text), replies.of(where) ?? undefined);
  return true;
}
