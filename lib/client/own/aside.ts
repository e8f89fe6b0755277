/** Messages for later that go with files: they wait here, and each is set once all of its files are there. */
import { accept, type Outcome, refuse } from "../../protocol/errors.ts";
import {
  type Attachment,
  type AttachmentId,
  codeOf,
  type ForLater,
  type UploadTrouble,
} from "../attachments/attachment.ts";
import type { Attachments } from "../attachments/attachments.ts";
import type { Client } from "../client.ts";
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

/**
 * For as long as the client is there, one after the other; of several tabs one does it. Who is told
 * that one was not set takes it from what waits.
 */
export async function setAsides(
  client: Client,
  tell: (end: AsideEnd) => Promise<unknown>,
): Promise<never> {
  const attachments = await client.attachments.whenThere();
  const next = () => attachments.isLeading && isInSync(client) ? nextOf(attachments.aside) : null;
  for (;;) {
    await client.until(() => next() !== null);
    const aside = next()!;
    const end = await setOne(client, attachments, aside);
    // One of its files is looked at again
    if (end === null) continue;
    await tell(end);
    const { id } = aside.later.ask;
    await client.until(() => attachments.aside.every(({ later }) => later!.ask.id !== id));
  }
}

/** Nothing is waited for any more, whatever came of it. */
function nextOf(files: readonly Attachment[]): Aside | null {
  return asidesOf(files).find(({ files }) =>
    files.every(({ state }) => state === "there") || files.some(({ state }) => state === "failed")
  ) ?? null;
}

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
  if (outcome.ok) await attachments.named(ids);
  return { ...aside, outcome, trouble: null };
}
