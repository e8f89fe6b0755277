/**
 * The one chat of this process. Opened by the start, or by the first request where the platform
 * does the starting (Deno Deploy); never by an import.
 */
import { type Chat, createChat } from "../app.ts";
import { systemClock } from "../clock.ts";
import { readSettings } from "../config/mod.ts";
import { openFilePlace } from "../file_place.ts";
import { createLog } from "../log.ts";
import { openStore } from "../store/mod.ts";
import { complain } from "./terminal.ts";

export type ChatOutcome = { ok: true; chat: Chat } | { ok: false; problem: string };

/**
 * Kept on the global object: a bundler may give the pages a copy of this module beside the one
 * that the start imports, and the two must not open the store twice.
 */
const process = globalThis as { [SLOT]?: Promise<ChatOutcome> };
const SLOT = Symbol.for("parley.process_chat");

export async function openProcessChat(): Promise<ChatOutcome> {
  process[SLOT] ??= open();
  const outcome = await process[SLOT];
  // What failed may work at the next request, as when the KV server was not up yet
  if (!outcome.ok) delete process[SLOT];
  return outcome;
}

/** The chat, for those who cannot go on without it: a problem is thrown as its sentence. */
export async function processChat(): Promise<Chat> {
  const outcome = await openProcessChat();
  if (!outcome.ok) throw new Error(outcome.problem);
  return outcome.chat;
}

async function open(): Promise<ChatOutcome> {
  const read = readSettings(Deno.env.toObject());
  if (!read.ok) return read;
  const { settings } = read;
  const token = settings.kvToken?.reveal();
  const opened = await openStore({
    data: settings.data,
    kv: settings.kv,
    ...(token === undefined ? {} : { token }),
  });
  if (!opened.ok) return opened;
  const place = await openFilePlace(settings, opened.store);
  if (!place.ok) {
    await opened.store.close();
    return place;
  }
  const log = createLog(settings.log, complain);
  const { blobs } = place;
  const chat = await createChat({ store: opened.store, blobs, settings, clock: systemClock, log });
  return { ok: true, chat };
}
