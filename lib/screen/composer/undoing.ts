/** From the outbox back to the field, while that can still be. */
import type { Client } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { joined, keep, tell, write } from "./sending.ts";
import type { JustSent, Writing } from "./writing.ts";

/** Takes back what was just sent, so that one can write on: unsent if it waits, deleted if it went. */
export async function undoSent(
  { id, text, done, hasFiles }: JustSent,
  writing: Writing,
  client: Client,
): Promise<void> {
  writing.justSent.value = null;
  write(writing, joined(text, writing.text.value));
  keep(writing, client);
  writing.field?.focus();
  if (await client.cancelQueued(id)) return;
  const answer = await done;
  if (!answer.ok || !("id" in answer.value)) return;
  const removed = await client.remove(writing.to.room, answer.value.id);
  if (!removed.ok) tell(writing, chat.writing.notTakenBack);
  else if (hasFiles) tell(writing, chat.writing.filesGone);
}
