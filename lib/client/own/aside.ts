/** Messages for later that go with files: they wait here, and each is set once all of its files are there. */
import { accept, canRetry, type Outcome, refuse } from "../../protocol/errors.ts";
import {
  type Attachment,
  type AttachmentId,
  codeOf,
  type ForLater,
  type UploadTrouble,
} from "../attachments/attachment.ts";
import type { Attachments } from "../attachments/attachments.ts";
import type { Client } from "../client.ts";
import { systemTime, type Time } from "../time.ts";
import { isInSync, lastIn, setOnce } from "./set_later.ts";

export interface Aside {
  readonly later: ForLater;
  readonly files: readonly Attachment[];
}

export interface AsideEnd extends Aside {
  readonly outcome: Outcome<unknown>;
  /** Why one of its files did not get there. */
  readonly trouble: UploadTrouble | null;
}

/** From now on it outlasts the page. */
export async function putAside(
  client: Client,
  ask: ForLater["ask"],
  attached: readonly AttachmentId[],
): Promise<Outcome<unknown>> {
  if (!isInSync(client)) return refuse("unavailable");
  const attachments = await client.attachments.whenThere();
  const later = { ask, after: lastIn(client, ask.room) };
  return await attachments.putAside(attached, later) ? accept({}) : refuse("unavailable");
}

/** By the message that they go with. */
export function asidesOf(files: readonly Attachment[]): Aside[] {
  const byMessage = Map.groupBy(files, ({ later }) => later?.ask.id);
  return [...byMessage.values()].flatMap((files) => {
    const later = files[0]?.later;
    return later === undefined ? [] : [{ later, files }];
  });
}

/** Until one that could not be set yet is seen to again. */
const AGAIN_MS = 5_000;

/**
 * For as long as the client is there, one after the other; of several tabs one does it. Who is told
 * that one was not set takes it from what waits.
 */
export async function setAsides(
  client: Client,
  tell: (end: AsideEnd) => Promise<unknown>,
  time: Time = systemTime,
): Promise<never> {
  for (;;) {
    await client.until(() => nextOf(client) !== null);
    const aside = nextOf(client)!;
    const end = await setOne(client, client.attachments.now!, aside);
    if (end === null) {
      await passed(time, AGAIN_MS);
      continue;
    }
    await tell(end);
    await client.until(({ attachments }) => isNoneOf(attachments.now?.aside ?? [], aside));
  }
}

function passed(time: Time, ms: number): Promise<void> {
  return new Promise((resolve) => void time.after(ms, resolve));
}

function isNoneOf(files: readonly Attachment[], { later: { ask } }: Aside): boolean {
  return files.every(({ later }) => later?.ask.id !== ask.id);
}

/** It waits for nothing any more, whatever came of its files; null where that is not for us to see to. */
function nextOf(client: Client): Aside | null {
  const attachments = client.attachments.now;
  if (!attachments?.isLeading || !isInSync(client)) return null;
  return asidesOf(attachments.aside).find(({ files }) =>
    files.every(({ state }) => state === "there") || files.some(({ state }) => state === "failed")
  ) ?? null;
}

/** Null: one of its files is looked at again, or the server takes nothing at the moment. */
async function setOne(
  client: Client,
  attachments: Attachments,
  aside: Aside,
): Promise<AsideEnd | null> {
  const { ask, after } = aside.later;
  const ids = aside.files.map(({ id }) => id);
  const files = await attachments.filesOf(ids);
  if (files === null) return null;
  if (typeof files === "string") {
    return { ...aside, outcome: refuse(codeOf(files), files), trouble: files };
  }
  // An earlier page may have set it, and ended before it had let go of them
  const before = { after, isUnsure: true };
  const outcome = await setOnce(client, { ...ask, files: [...files] }, before);
  if (!outcome.ok && canRetry(outcome.code) === "later") return null;
  if (outcome.ok) await attachments.named(ids);
  // It may be one of them that the server has no more: it is asked before they go with anything else
  else if (outcome.code === "not_found") await attachments.retry(...ids);
  return { ...aside, outcome, trouble: null };
}
