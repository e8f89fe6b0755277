/** From the field to the outbox, and back while that can still be. */
import type { Client } from "../../client/mod.ts";
import { LIMITS, utf8Length } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { addresseesOf } from "./addressees.ts";
import type { JustSent, Writing } from "./writing.ts";

/** Empty, it is not sent; too long, it says so. */
export function sendWritten(writing: Writing, client: Client): void {
  const { field } = writing;
  const text = field?.text ?? "";
  const body = cleaned(text);
  if (body === "") return;
  const tooMuch = utf8Length(body) - LIMITS.bodyBytes;
  if (tooMuch > 0) return tell(writing, chat.composer.tooLong(tooMuch));
  write(writing, "");
  // One after the other: whom the first one speaks to may have to be asked for
  writing.sending = writing.sending.then(() => sendBody({ text, body }, writing, client));
}

/** What could not be kept is put back, to be sent again. */
async function sendBody(
  { text, body }: { text: string; body: string },
  writing: Writing,
  client: Client,
): Promise<void> {
  const { room, thread } = writing.to;
  const addressees = await addresseesOf(body, client);
  const sent = await client.send(room, body, { ...addressees, ...(thread && { thread }) });
  if (sent.ok) {
    writing.note.value = null;
    writing.justSent.value = { ...sent.value, text };
    return;
  }
  write(writing, joined(text, writing.field?.text ?? ""));
  tell(writing, chat.composer.notKept);
}

/** Takes back what was just sent, so that one can write on: unsent if it waits, deleted if it went. */
export async function undoSent(
  { id, text, done }: JustSent,
  writing: Writing,
  client: Client,
): Promise<void> {
  writing.justSent.value = null;
  write(writing, joined(text, writing.field?.text ?? ""));
  writing.field?.focus();
  if (await client.cancelQueued(id)) return;
  const answer = await done;
  if (!answer.ok || !("id" in answer.value)) return;
  const removed = await client.remove(writing.to.room, answer.value.id);
  if (!removed.ok) tell(writing, chat.composer.notTakenBack);
}

/** Puts a text into the field as if it had always been there. */
export function write(writing: Writing, text: string): void {
  writing.text.value = text;
  writing.field?.set(text);
}

function tell(writing: Writing, text: string): void {
  writing.note.value = { is: "told", text, isWrong: true };
}

function joined(before: string, after: string): string {
  return after.trim() === "" ? before : `${before}\n${after}`;
}

/** Control characters come with what is pasted, and the server takes none. */
// deno-lint-ignore no-control-regex
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

function cleaned(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(CONTROLS, "").toWellFormed().trim();
}
