/** What of some files can be sent is kept for it; of the rest it is told why not. */
import { prepared } from "../../browser/pictures.ts";
import type { Attachments, NotAttached } from "../../client/mod.ts";
import { LIMITS } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { tell } from "../composer/sending.ts";
import type { Writing } from "../composer/writing.ts";
import type { ScreenParts } from "../screen_context.ts";

const MIB = 1024 * 1024;

export async function takeIn(
  files: readonly File[],
  writing: Writing,
  { client }: Pick<ScreenParts, "client">,
): Promise<void> {
  const attachments = await client.attachments.whenThere();
  await attachments.loaded;
  const readable = await Promise.all(files.map(canBeRead));
  const { mostBytes } = client.attachments;
  const room = LIMITS.filesOfMessage - attachments.of(writing.to).length;
  const sorted = sortOut(files.map((file, at) => ({ file, canBeRead: readable[at]! })), {
    ...{ mostBytes, room },
  });
  const { notTaken } = chat.attaching;
  const wrong = [
    ...(sorted.unreadable.length > 0 ? [notTaken.unreadable(chat.names(sorted.unreadable))] : []),
    ...(sorted.tooLarge.length > 0
      ? [notTaken.tooLarge(chat.names(sorted.tooLarge), Math.floor(mostBytes / MIB))]
      : []),
    ...(sorted.tooMany > 0 ? [notTaken.tooMany(LIMITS.filesOfMessage, sorted.tooMany)] : []),
  ];
  const why = await keep(sorted.taken, writing, attachments);
  if (why !== null) wrong.push(notTaken[why]);
  if (wrong.length > 0) tell(writing, wrong.join(" "));
  else if (writing.note.value?.is === "told") writing.note.value = null;
  // Under a finger the keyboard would come up
  if (matchMedia("(pointer: fine)").matches) writing.field?.focus();
}

type Kept = Exclude<NotAttached, "too_many"> | null;

/** Each goes on its way as soon as it is ready, while the next is looked at. */
async function keep(
  files: readonly File[],
  { to, arriving }: Writing,
  attachments: Attachments,
): Promise<Kept> {
  arriving.value += files.length;
  let left = files.length;
  try {
    for (const file of files) {
      const attached = await attachments.attach(to, [await prepared(file)]);
      if (!attached.ok && attached.why !== "too_many") return attached.why;
      arriving.value--;
      left--;
    }
    return null;
  } finally {
    arriving.value -= left;
  }
}

/** A folder looks like a file, until one reads it. */
async function canBeRead(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

interface Offered {
  readonly file: File;
  readonly canBeRead: boolean;
}

export interface SortedOut {
  readonly taken: readonly File[];
  /** By their names. */
  readonly unreadable: readonly string[];
  readonly tooLarge: readonly string[];
  /** How many there is no room for in one message. */
  readonly tooMany: number;
}

/** Nothing of what is refused is sent to be refused by the server. Pure. */
export function sortOut(
  offered: readonly Offered[],
  { mostBytes, room }: { readonly mostBytes: number; readonly room: number },
): SortedOut {
  const isTooLarge = ({ file }: Offered) => file.size > mostBytes;
  const readable = offered.filter(({ canBeRead }) => canBeRead);
  const fitting = readable.filter((one) => !isTooLarge(one)).map(({ file }) => file);
  return {
    taken: fitting.slice(0, Math.max(0, room)),
    unreadable: offered.filter(({ canBeRead }) => !canBeRead).map(({ file }) => file.name),
    tooLarge: readable.filter(isTooLarge).map(({ file }) => file.name),
    tooMany: Math.max(0, fitting.length - Math.max(0, room)),
  };
}
