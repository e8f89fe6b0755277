/** Logging out: the server first, and when it has done it nothing of this person stays in the browser. */
import { forgetPerson } from "../browser/mod.ts";
import { asidesOf, type Client } from "../client/mod.ts";
import { forgetTold } from "./notices/use_bell.ts";
import type { ScreenParts } from "./screen_context.ts";

/** What would be lost with this device. */
export interface Untold {
  readonly messages: number;
  /** That no message goes with yet. */
  readonly files: number;
  readonly drafts: number;
  readonly settings: boolean;
}

const SOON_MS = 2_000;
/** A browser that does not answer keeps nobody from logging out. */
const FORGET_MS = 1_000;

export function untoldOf({ attachments, outbox, own }: Client): Untold {
  const aside = asidesOf(attachments.now?.aside ?? []);
  const files = attachments.now?.loose ?? 0;
  return { messages: outbox.length + aside.length, files, ...own.untold };
}

export function isUntold({ messages, files, drafts, settings }: Untold): boolean {
  return messages > 0 || files > 0 || drafts > 0 || settings;
}

/** What was written this moment is told the next, and what was kept on the page before as well. */
export async function isToldSoon(client: Client): Promise<boolean> {
  const isTold = (client: Client) =>
    client.status.phase === "in sync" && client.isOutboxLoaded &&
    untoldOf(client).messages === 0 && client.own.isTold;
  if (client.status.phase !== "offline") await noLonger(SOON_MS, client.until(isTold));
  return client.isOutboxLoaded && !isUntold(untoldOf(client));
}

/** Whether it was done: if so, the page goes to where one logs in. */
export async function logOut({ client, bell }: Pick<ScreenParts, "client" | "bell">) {
  if (!await isSessionEnded()) return false;
  await noLonger(FORGET_MS, dropAll(client));
  await Promise.all([forgetTold(bell.value), noLonger(FORGET_MS, forgetPerson(client.owner))]);
  location.assign("/login");
  return true;
}

async function isSessionEnded(): Promise<boolean> {
  try {
    const { type, ok } = await fetch("/logout", { method: "POST", redirect: "manual" });
    return ok || type === "opaqueredirect";
  } catch {
    return false;
  }
}

/** Also in the tab that would send it. */
async function dropAll(client: Client): Promise<void> {
  await Promise.all(client.outbox.map(async ({ id }) => {
    if (!await client.cancelQueued(id)) await client.dismissFailed(id);
  }));
  await client.attachments.now?.removeAll();
}

async function noLonger(most: number, doing: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, most);
  await Promise.race([doing, late]);
  clearTimeout(timer);
}
