/** How much of what is held is drawn: what is looked at, and enough on both sides to scroll on. Pure. */
import { stretchAround, type Timeline } from "../../client/mod.ts";
import type { Message, MessageId } from "../../protocol/mod.ts";

/** On each side of what is looked at. */
const BESIDE = 80;

/** So far it moves before others are drawn: the fewer at once, the shorter one waits for them. */
const STEP = 10;

export interface Window {
  readonly messages: readonly Message[];
  /** Whether more is held above or below of what is drawn. */
  readonly heldAbove: boolean;
  readonly heldBelow: boolean;
  /** Whether there is more above or below, held or not. */
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

/** Around a message; at the end without one. Messages of threads stand in their threads. */
export function windowOf(timeline: Timeline, around: MessageId | null): Window {
  const { messages } = timeline;
  const last = messages.length - 1;
  const at = around ?? messages[last]?.id;
  if (at === undefined) {
    return { messages: [], heldAbove: false, heldBelow: false, isStart: true, isEnd: true };
  }
  const { from, to } = stretchAround(timeline, at);
  const shown: Message[] = [];
  const middle = around === null ? to : placeOf(messages, at, from, to);
  let first = middle;
  for (let found = 0; first > from && found < BESIDE * (around === null ? 2 : 1); first--) {
    if (messages[first - 1]!.thread === undefined) found++;
  }
  let end = middle;
  for (let found = 0; end < to && found < BESIDE; end++) {
    if (messages[end + 1]!.thread === undefined) found++;
  }
  for (let place = first; place <= end; place++) {
    if (messages[place]!.thread === undefined) shown.push(messages[place]!);
  }
  return {
    messages: shown,
    heldAbove: first > from,
    heldBelow: end < to,
    isStart: first === 0 && !timeline.gapBefore.has(messages[0]!.id),
    isEnd: end === last && timeline.attached,
  };
}

/** Whether others should be drawn, with this one in their middle. */
export function isOffCentre(
  { messages, heldAbove, heldBelow }: Window,
  lookedAt: MessageId,
): boolean {
  const above = placeOf(messages, lookedAt, 0, messages.length - 1);
  const below = messages.length - 1 - above;
  return (heldAbove && above < BESIDE - STEP) || (heldBelow && below < BESIDE - STEP);
}

function placeOf(messages: readonly Message[], id: MessageId, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
