/** From the outbox back to the field, while that can still be. */
import type { Client } from "../../client/mod.ts";
import type { FileId, FileRef, MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { isRoomFor } from "../attaching/taking_back.ts";
import type { ScreenParts } from "../screen_context.ts";
import { joined, keep, tell, write } from "./sending.ts";
import type { JustSent, WhereTo, Writing } from "./writing.ts";

/** For so long it is offered. */
export const UNDO_MS = 10_000;

/** Takes back what was just sent, so that one can write on: unsent if it waits, deleted if it went. */
export async function undoSent(
  sent: JustSent,
  writing: Writing,
  parts: Pick<ScreenParts, "client" | "toasts">,
): Promise<void> {
  const { client } = parts;
  const { arriving, attaching, to } = writing;
  const { text, fileCount } = sent;
  if (!isRoomFor(fileCount, to, parts)) return;
  writing.justSent.value = null;
  write(writing, joined(text, writing.text.value));
  keep(writing, client);
  writing.field?.focus();
  arriving.value += fileCount;
  const finding = findSent(sent, to, client).finally(() => arriving.value -= fileCount);
  // What is said meanwhile waits for these as for all files that were given before it
  if (fileCount > 0) writing.attaching = Promise.allSettled([attaching, finding]).then(() => {});
  const found = await finding;
  if (found === null) return;
  // Rather there twice than its files nowhere
  const isGone = found.files.length === fileCount &&
    (await client.remove(to.room, found.id, found.files)).ok;
  if (!isGone) tell(writing, chat.writing.notTakenBack);
}

interface FoundSent {
  readonly id: MessageId;
  /** Those that are among the attachments again. */
  readonly files: readonly FileId[];
}

/** Null where it never went. Its files are back before it goes: whatever breaks off, they are somewhere. */
async function findSent(
  { id, done, fileCount }: JustSent,
  to: WhereTo,
  client: Client,
): Promise<FoundSent | null> {
  if (await client.cancelQueued(id)) return null;
  const answer = await done;
  if (!answer.ok || !("id" in answer.value)) return null;
  const message = answer.value.id;
  if (fileCount === 0) return { id: message, files: [] };
  const files = await filesOf(message, to, client);
  const back = await client.attachments.whenThere()
    .then((attachments) => attachments.bringBack(to, files), () => null);
  return { id: message, files: back?.ok ? files.map(({ id }) => id) : [] };
}

/** Asked for: an acknowledgement may be here before the message itself. */
async function filesOf(
  id: MessageId,
  { room }: WhereTo,
  client: Client,
): Promise<readonly FileRef[]> {
  const page = await client.loadOne(room, id);
  return page.ok ? page.value.messages.find((message) => message.id === id)?.files ?? [] : [];
}
