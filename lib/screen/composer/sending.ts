/** From the field to the outbox. */
import { addresseesOf, type Client } from "../../client/mod.ts";
import { slowUntil } from "../../client/slow_until.ts";
import { LIMITS, type MessageId, utf8Length } from "../../protocol/mod.ts";
import { saidIn, saysSomething } from "../../slash/mod.ts";
import { chat } from "../../words/mod.ts";
import { fetchLater } from "../lazily.ts";
import type { ScreenParts } from "../screen_context.ts";
import type { Writing } from "./writing.ts";

export function sendWritten(writing: Writing, screen: ScreenParts): void {
  const { client, me } = screen;
  const body = sendable(writing, client);
  if (body === null) return;
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

/** Empty and without files it is not sent; too long, or with a file that does not go, it says so. */
export function sendable(writing: Writing, client: Client): string | null {
  const body = cleaned(writing.field?.text ?? "");
  const files = client.attachments.of(writing.to);
  if (body === "" && files.length + writing.arriving.value === 0) return null;
  if (files.some(({ state }) => state === "failed")) {
    tell(writing, chat.composer.fileFailed);
    return null;
  }
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
  // One after the other: the first one may wait for its files, or be a command
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
  const addressees = addresseesOf(body, room, client);
  // What was given before this was said goes with it
  await writing.attaching;
  const attached = client.attachments.of(writing.to).map(({ id }) => id);
  const hasFiles = attached.length > 0;
  // Of files alone none may be left
  if (body === "" && !hasFiles) return null;
  const sent = await client.send(room, body, {
    ...addressees,
    ...(thread && { thread }),
    ...(replyTo && { replyTo }),
    ...(hasFiles && { attached }),
  });
  if (!sent.ok) {
    writing.replies.answer(writing.to, replyTo);
    return chat.composer.notKept;
  }
  writing.justSent.value = { ...sent.value, text, fileCount: attached.length };
  writing.onSaid();
  return null;
}

/** What stands in the field is the draft, with what it answers; before it what could still be lost. */
export function keep({ text, to, replies, inHand }: Writing, client: Client): void {
  const draft = inHand.reduceRight((after, before) => joined(before, after), text.value);
  client.own.setDraft(to.room, to.thread, draft, replies.of(to) ?? undefined);
}

/** Puts a text into the field as if it had always been there. */
export function write(writing: Writing, text: string): void {
  writing.text.value = text;
  writing.field?.set(text);
}

export function tell(writing: Writing, text: string): void {
  writing.note.value = { is: "told", text, isWrong: true };
}

export function joined(before: string, after: string): string {
  if (after.trim() === "") return before;
  return before === "" ? after : `${before}\n${after}`;
}

/** Control characters come with what is pasted, and the server takes none. */
// deno-lint-ignore no-control-regex
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

function cleaned(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(CONTROLS, "").toWellFormed().trim();
}
