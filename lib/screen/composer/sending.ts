/** From the field to the outbox, and back while that can still be. */
import { addresseesOf, type Client } from "../../client/mod.ts";
import { LIMITS, type MessageId, utf8Length } from "../../protocol/mod.ts";
import { saidIn, saysSomething } from "../../slash/mod.ts";
import { chat } from "../../words/mod.ts";
import { fetchLater } from "../lazily.ts";
import type { ScreenParts } from "../screen_context.ts";
import { slowUntil } from "./slow.ts";
import type { JustSent, Writing } from "./writing.ts";

export function sendWritten(writing: Writing, screen: ScreenParts): void {
  const body = sendable(writing);
  if (body === null) return;
  const { client, me } = screen;
  const room = client.state.rooms.get(writing.to.room);
  // The line above counts down; what is written stays
  if (room !== undefined && slowUntil(me, room) > Date.now()) return;
  if (!saysSomething(body)) {
    return handOver(writing, client, async (text) => {
      const later = await fetchLater().catch(() => null);
      return later === null
        ? chat.composer.notKept
        : await later.doAsked(text, body, writing, screen);
    });
  }
  const replyTo = takeAnswered(writing);
  handOver(
    writing,
    client,
    (text) => sendMessage({ text, body: saidIn(body), replyTo }, writing, client),
  );
}

/** Empty, it is not sent; too long, it says so. */
export function sendable(writing: Writing): string | null {
  const body = cleaned(writing.field?.text ?? "");
  if (body === "") return null;
  const tooMuch = utf8Length(body) - LIMITS.bodyBytes;
  if (tooMuch <= 0) return body;
  tell(writing, chat.composer.tooLong(tooMuch));
  return null;
}

/** Out of the field, to where it goes. What went wrong is told, and the text is put back. */
export function handOver(
  writing: Writing,
  client: Client,
  send: (text: string) => Promise<string | null>,
): void {
  const text = writing.field?.text ?? "";
  write(writing, "");
  writing.note.value = null;
  writing.inHand.push(text);
  // One after the other: whom the first one speaks to may have to be asked for
  writing.sending = writing.sending.then(async () => {
    const wrong = await send(text).catch(failed);
    writing.inHand.shift();
    if (wrong !== null) {
      write(writing, joined(text, writing.text.value));
      tell(writing, wrong);
    }
    keep(writing, client);
  });
}

/** A fault of ours must not hold back what is sent next. */
function failed(fault: unknown): string {
  reportError(fault);
  return chat.composer.notKept;
}

/** What it answers; what is written next answers nothing. */
export function takeAnswered({ replies, to }: Writing): MessageId | null {
  const replyTo = replies.of(to);
  replies.answer(to, null);
  return replyTo;
}

/** What went wrong; null where nothing did. */
export async function sendMessage(
  { text, body, replyTo }: { text: string; body: string; replyTo: MessageId | null },
  writing: Writing,
  client: Client,
): Promise<string | null> {
  const { room, thread } = writing.to;
  const addressees = await addresseesOf(body, room, client);
  const sent = await client.send(room, body, {
    ...addressees,
    ...(thread && { thread }),
    ...(replyTo && { replyTo }),
  });
  if (!sent.ok) {
    writing.replies.answer(writing.to, replyTo);
    return chat.composer.notKept;
  }
  writing.justSent.value = { ...sent.value, text };
  writing.onSaid();
  return null;
}

/** What stands in the field is the draft, with what it answers; before it what could still be lost. */
export function keep({ text, to, replies, inHand }: Writing, client: Client): void {
  const draft = inHand.reduceRight((after, before) => joined(before, after), text.value);
  client.own.setDraft(to.room, to.thread, draft, replies.of(to) ?? undefined);
}

/** Takes back what was just sent, so that one can write on: unsent if it waits, deleted if it went. */
export async function undoSent(
  { id, text, done }: JustSent,
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
  if (!removed.ok) tell(writing, chat.composer.notTakenBack);
}

/** Puts a text into the field as if it had always been there. */
export function write(writing: Writing, text: string): void {
  writing.text.value = text;
  writing.field?.set(text);
}

export function tell(writing: Writing, text: string): void {
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
