/**
 * What is held of the messages of one room: sorted by id, with marks where some may be missing.
 * Those of its threads are among them, as they are in the room's log: whoever shows the room itself
 * passes over messages with a `thread`. A thread that is opened has a timeline of its own
 * (`thread_timeline.ts`).
 *
 * Everything in the room's log after the held cursor comes by events, so while a timeline is
 * attached nothing can be missing after its last message.
 */
import type { Message } from "../../protocol/message.ts";
import type { MessageId } from "../../protocol/ids.ts";
import { placeIn, TimelineDraft } from "./timeline_draft.ts";

export interface Timeline {
  readonly messages: readonly Message[];
  /** Before these, messages may be missing; before the first it means that there are older ones. */
  readonly gapBefore: ReadonlySet<MessageId>;
  /** Whether nothing is missing after the last one. */
  readonly attached: boolean;
}

/** Messages side by side, as the server hands them out. */
export interface Page {
  readonly messages: readonly Message[];
  readonly older: boolean;
  readonly newer: boolean;
}

/** What a page was asked for: its end adjoins the one, or its start the other. */
export interface Beside {
  readonly before?: MessageId;
  readonly after?: MessageId;
}

const EMPTY: Timeline = { messages: [], gapBefore: new Set(), attached: true };

export function timelineOf(page: Page): Timeline {
  const draft = new TimelineDraft({ ...EMPTY, attached: !page.newer });
  for (const message of page.messages) draft.put(message);
  const first = draft.messages[0];
  if (first && page.older) draft.setGap(first.id, true);
  return draft.done();
}

export function messageIn(timeline: Timeline, id: MessageId): Message | undefined {
  const held = timeline.messages[placeIn(timeline.messages, id)];
  return held?.id === id ? held : undefined;
}

/** What a room's sync brings: the messages since the cursor, and the current state of changed ones. */
export function afterSync(timeline: Timeline, page: Page, changed: readonly Message[]): Timeline {
  const draft = new TimelineDraft(timeline);
  for (const message of page.messages) addSent(draft, message);
  for (const message of changed) if (draft.holds(message.id)) draft.put(message);
  if (page.newer) draft.attached = false;
  return draft.done();
}

export function withPage(timeline: Timeline, page: Page, beside: Beside = {}): Timeline {
  const draft = new TimelineDraft(timeline);
  const first = page.messages[0];
  const firstWasHeld = first !== undefined && draft.holds(first.id);
  for (const message of page.messages) draft.put(message);
  for (const message of page.messages.slice(1)) draft.setGap(message.id, false);
  if (first) joinStart(draft, first.id, firstWasHeld, page, beside);
  joinEnd(draft, page, beside);
  return draft.done();
}

export function addSent(draft: TimelineDraft, message: Message): void {
  const next = draft.messages[draft.placeOf(message.id)];
  if (next === undefined) {
    draft.put(message);
    if (!draft.attached) draft.setGap(message.id, true);
    draft.attached = true;
  } // Into a gap nothing is put: it would stand there with nothing known on either side
  else if (next.id === message.id || !draft.hasGapBefore(next.id)) draft.put(message);
}

function joinStart(
  draft: TimelineDraft,
  first: MessageId,
  wasHeld: boolean,
  page: Page,
  { after }: Beside,
): void {
  const adjoins = after !== undefined && draft.holds(after);
  if (!page.older || adjoins) draft.setGap(first, false);
  else if (!wasHeld) draft.setGap(first, true);
}

function joinEnd(draft: TimelineDraft, page: Page, { before, after }: Beside): void {
  if (before !== undefined && (page.messages.length > 0 || !page.older)) {
    draft.setGap(before, false);
  }
  const last = page.messages.at(-1)?.id ?? after;
  if (page.newer || last === undefined) return;
  // What came after the page was made came by events, all of it: so the next one held adjoins
  const next = draft.messages[draft.placeOf(last) + (draft.holds(last) ? 1 : 0)];
  if (next) draft.setGap(next.id, false);
  else draft.attached = true;
}

/** From the first to the last place around a message between which nothing is missing. */
export function stretchAround(timeline: Timeline, id: MessageId): { from: number; to: number } {
  const { messages, gapBefore } = timeline;
  let from = Math.min(placeIn(messages, id), messages.length - 1);
  let to = from;
  while (from > 0 && !gapBefore.has(messages[from]!.id)) from--;
  while (to + 1 < messages.length && !gapBefore.has(messages[to + 1]!.id)) to++;
  return { from, to };
}

/** How many of the newest stay when what is looked at lies far above them. */
export const NEWEST_KEPT = 100;

/** Keeps the newest, or what is around the message that is looked at and the very newest. */
export function trimmed(timeline: Timeline, most: number, lookedAt?: MessageId): Timeline {
  const { messages } = timeline;
  if (messages.length <= most) return timeline;
  const middle = lookedAt === undefined ? messages.length : placeIn(messages, lookedAt);
  const from = Math.max(0, Math.min(middle - (most >> 1), messages.length - most));
  const to = from + most;
  const tail = Math.max(to, messages.length - NEWEST_KEPT);
  const kept = [...messages.slice(from, to), ...messages.slice(tail)];
  const ids = new Set(kept.map((message) => message.id));
  const gapBefore = new Set([...timeline.gapBefore].filter((id) => ids.has(id)));
  if (from > 0) gapBefore.add(messages[from]!.id);
  if (tail > to) gapBefore.add(messages[tail]!.id);
  return { messages: kept, gapBefore, attached: timeline.attached };
}
