// What is done to a message: to the one that is marked, else to the newest for which it can be done.

import {
  addresseesOf,
  type Attachment,
  type AttachmentId,
  type Client,
  type OutboxEntry,
} from "../../../client/mod.ts";
import { can } from "../../../policy/mod.ts";
import type { ClientId, Message } from "../../../protocol/mod.ts";
import { orders } from "../../../words/mod.ts";
import type { Desk } from "../desk.ts";
import { given, roomHere } from "./answers.ts";
import { briefly, personOf } from "./calling.ts";
import { emojiTyped, loadEmoji, nearestEmoji, withSigns } from "./emoji.ts";
import { isMine, isOfAnother, isThere, target, wasRead } from "./meant_message.ts";
import { inThread, isShort, say } from "./saying.ts";

const { said, noMessage } = orders;

export async function reply(text: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const message = target(desk, isThere, (one) => isOfAnother(one, desk));
  if (message === null) return desk.complain(noMessage.reply);
  if (text === "") return desk.answer(message);
  await say(text, room.id, desk, { ...inThread(desk), replyTo: message.id });
}

export async function thread(text: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  if (desk.thread !== null) {
    if (text === "") desk.openThread(null);
    else await say(text, room.id, desk, inThread(desk));
    return;
  }
  const message = target(desk, isThere, (one) => wasRead(one, desk));
  if (message === null) return desk.complain(noMessage.thread);
  const root = message.thread ?? message.id;
  if (text === "") return desk.openThread(root);
  if (await say(text, room.id, desk, { thread: root })) {
    desk.tell(said.inThread(briefly(message, desk)));
  }
}

export async function edit(text: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const waiting = newestWaiting(desk);
  if (waiting === "on its way") return desk.complain(said.onItsWay);
  if (waiting !== null) return await editWaiting(waiting, text, desk);
  const message = target(
    desk,
    (one) => isMine(one, desk) && isThere(one) && !one.encrypted,
    () => true,
  );
  if (message === null) return desk.complain(noMessage.edit);
  if (text === "") return desk.rewrite(message);
  if (!isShort(text, desk)) return;
  const { client } = desk;
  const body = await withSigns(text);
  const called = addresseesOf(body, room.id, client);
  if (await given("edit", client.edit(room.id, message.id, body, called), desk)) {
    desk.tell(said.edited);
  }
}

async function editWaiting(waiting: Waiting, text: string, desk: Desk): Promise<void> {
  const { client } = desk;
  if (text === "") {
    const back = await broughtOut(waiting, desk);
    return back === null ? undefined : writeAnew(waiting.body, back, desk);
  }
  if (!isShort(text, desk)) return;
  const body = await withSigns(text);
  const called = addresseesOf(body, desk.room!, client);
  if (await client.rewriteQueued(waiting.id, body, called)) desk.tell(said.edited);
}

/** The last that each took away: it is gone for all others, but its text can be said anew. */
const taken = new WeakMap<Client, string>();

export async function remove(_: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const { client } = desk;
  const waiting = newestWaiting(desk);
  if (waiting === "on its way") return desk.complain(said.onItsWay);
  if (waiting !== null) {
    if (!await takeOut(waiting, client)) return;
    await letGoOf(waiting.attached, client);
    taken.set(client, waiting.body);
    return desk.tell(said.deleted(waiting.body), said.deletedHow);
  }
  const me = personOf(client, client.state.me)?.role ?? "member";
  const message = target(
    desk,
    (one) =>
      isThere(one) && can({ place: me, room: room.role }, "message.delete", {
        ...room.facts,
        own: isMine(one, desk),
      }),
    (one) => isMine(one, desk),
  );
  if (message === null) return desk.complain(noMessage.delete);
  if (!await given("delete", client.remove(room.id, message.id), desk)) return;
  desk.tell(said.deleted(briefly(message, desk)));
  if (!isMine(message, desk)) return;
  taken.set(client, message.body);
  desk.tell(said.deletedHow);
}

async function takeOut({ id }: Waiting, client: Client): Promise<boolean> {
  return await client.cancelQueued(id) || await client.dismissFailed(id);
}

async function letGoOf(files: readonly AttachmentId[], client: Client): Promise<void> {
  if (files.length > 0) await client.attachments.now?.remove(...files);
}

/** So long after it was sent. */
const UNDO_MS = 5 * 60_000;

export async function undo(_: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const { client } = desk;
  const text = taken.get(client);
  if (text !== undefined) {
    taken.delete(client);
    desk.write(text);
    return desk.tell(said.writtenAnew);
  }
  const waiting = newestWaiting(desk);
  if (waiting === "on its way") return desk.complain(said.onItsWay);
  const out = waiting === null ? null : await broughtOut(waiting, desk);
  if (waiting !== null && out !== null) {
    writeAnew(waiting.body, out, desk);
    return desk.tell(said.takenBack, ...filesWords(waiting.attached, out));
  }
  const message = desk.meant((one) => isMine(one, desk) && isThere(one));
  const isLate = message !== null && client.serverTime - message.at > UNDO_MS;
  if (message === null || isLate || !isMine(message, desk) || !isThere(message)) {
    return desk.complain(noMessage.undo);
  }
  // First, or they would be nowhere if it breaks off in between
  const back = await broughtBack(message, desk);
  if (back === null) return desk.complain(said.filesStay);
  const kept = back.flatMap(({ file }) => file ?? []);
  if (!await given("undo", client.remove(room.id, message.id, kept), desk)) {
    return await letGoOf(back.map(({ id }) => id), client);
  }
  writeAnew(message.body, back, desk);
  desk.tell(said.takenBack, ...filesWords(message.files, back));
}

function writeAnew(text: string, files: readonly Attachment[], desk: Desk): void {
  desk.write(text);
  if (files.length > 0) desk.attach?.(files);
}

function filesWords(
  files: readonly unknown[] = [],
  back: readonly Attachment[],
): readonly string[] {
  if (files.length === 0) return [];
  return [back.length > 0 ? said.filesBack : said.filesGone];
}

/** Its files, which wait with it no more; null where it is on its way by now. */
async function broughtOut(
  waiting: Waiting,
  { client, attach }: Desk,
): Promise<readonly Attachment[] | null> {
  if (!await takeOut(waiting, client)) return null;
  const { attached } = waiting;
  if (attach !== null) return attached.flatMap((id) => client.attachments.now?.get(id) ?? []);
  await letGoOf(attached, client);
  return [];
}

/** Its files, among those that can go with a message; null where they could not be put there. */
async function broughtBack(
  { files }: Message,
  desk: Desk,
): Promise<readonly Attachment[] | null> {
  const { client, room, thread, attach } = desk;
  if (files === undefined || room === null || attach === null) return [];
  const place = { room, ...(thread !== null && { thread }) };
  const attachments = await client.attachments.whenThere().catch(() => null);
  const back = await attachments?.bringBack(place, files);
  return back?.ok ? back.value.flatMap((id) => client.attachments.now?.get(id) ?? []) : null;
}

export async function retry(_: string, desk: Desk): Promise<void> {
  const { client } = desk;
  const failed = client.outbox.filter(({ state }) => state === "failed");
  if (failed.length === 0) return desk.tell(noMessage.retry);
  for (const { id } of failed) await client.retryFailed(id);
  desk.tell(said.retried(failed.length));
}

export async function react(typed: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const { client } = desk;
  // Before anything is waited for: another may be the newest then
  const message = target(desk, isThere, (one) => isOfAnother(one, desk));
  const data = await loadEmoji();
  const emoji = emojiTyped(typed, data, client.state.emoji);
  if (emoji === null) return desk.complain(said.noEmoji(typed, nearestEmoji(typed, data)));
  if (message === null) return desk.complain(noMessage.react);
  const on = !message.reactions?.by[emoji]?.includes(client.state.me);
  if (!await given("react", client.react(room.id, message.id, emoji, on), desk)) return;
  const tells = on ? said.reacted : said.unreacted;
  desk.tell(tells(emoji, briefly(message, desk)));
}

interface Waiting {
  readonly id: ClientId;
  readonly body: string;
  readonly attached: readonly AttachmentId[];
}

/**
 * What was said here last and is nowhere but here: unless a message is marked, it is newer than all
 * others. What the server may have already can only be waited for.
 */
function newestWaiting(desk: Desk): Waiting | "on its way" | null {
  if (desk.meant(() => false) !== null) return null;
  const found = desk.client.outbox.findLast((entry) => isHere(entry, desk));
  if (found?.order.type !== "message.send") return null;
  if (found.state === "sent") return "on its way";
  const { ask, attached = [] } = found.order;
  return { id: found.id, body: ask.body, attached };
}

function isHere({ order, state }: OutboxEntry, { room, thread }: Desk): boolean {
  if (order.type !== "message.send" || state === "stored") return false;
  const { ask } = order;
  return ask.room === room && (ask.thread ?? null) === thread;
}
