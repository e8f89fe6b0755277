/** How much of what is held is drawn: what is looked at, and enough on both sides to scroll on. Pure. */
import { stretchAround, type Timeline } from "../../../client/mod.ts";
import type { Message, MessageId } from "../../../protocol/mod.ts";

/** So far one moves before others are drawn. */
const STEP = 10;

/**
 * So many more are drawn in one frame: a page at once takes too long, and of fewer each costs more, for
 * whatever is drawn has all that is on the screen put together anew.
 */
export const SLICE = 20;

/** On each side where nothing is drawn yet: more than most screens show. */
const AT_ONCE = 25;

/** What is taken away costs less than what is drawn, but moves what is above it. */
const AWAY_AT_ONCE = SLICE;

export interface Wanted {
  readonly timeline: Timeline;
  /** The message in the middle; at the end without one. */
  readonly around: MessageId | null;
  /** How many on each side of it. */
  readonly beside: number;
}

export interface Window {
  readonly messages: readonly Message[];
  readonly held: Held | null;
  /** How many more are held above and below of what is drawn. */
  readonly heldAbove: number;
  readonly heldBelow: number;
  /** Whether there is more above or below, held or not. */
  readonly isStart: boolean;
  readonly isEnd: boolean;
  /** Whether all of what should be drawn is, and nothing else. */
  readonly isWhole: boolean;
}

/** What there is of it without asking for more. */
interface Held {
  readonly first: MessageId;
  readonly last: MessageId;
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

/** Places of messages. */
interface Span {
  readonly first: number;
  readonly end: number;
}

/** What is drawn at once where nothing is yet. Messages of threads stand in their threads. */
export function windowOf(wanted: Wanted): Window {
  if (wanted.timeline.messages.length === 0) return NOTHING;
  const beside = Math.min(wanted.beside, AT_ONCE);
  return drawnOf(wanted, spanOf({ ...wanted, beside }), spanOf(wanted));
}

/** What is drawn after what was: no more than so many others, unless one is elsewhere. */
export function nextWindow(wanted: Wanted, drawn: Window, most: number): Window {
  const { timeline: { messages }, around } = wanted;
  const top = drawn.messages[0];
  const bottom = drawn.messages.at(-1);
  if (messages.length === 0 || top === undefined || bottom === undefined) return windowOf(wanted);
  const goal = spanOf(wanted);
  const { from, to } = stretchAround(wanted.timeline, around ?? messages.at(-1)!.id);
  const isThere = around === null
    ? drawn.heldBelow === 0 && bottom.id >= messages[from]!.id
    : top.id <= around && around <= bottom.id;
  if (!isThere) return windowOf(wanted);
  const first = Math.max(from, placeOf(messages, top.id));
  const last = placeOf(messages, bottom.id);
  // What comes at the end is seen at once by whoever is there
  const end = around === null ? goal.end : Math.min(to, last);
  if (first > goal.end || end < goal.first) return windowOf(wanted);
  const grown = {
    first: first > goal.first ? walked(messages, first, goal.first, most) : first,
    end: end < goal.end ? walked(messages, end, goal.end, most) : end,
  };
  const isGrown = grown.first <= goal.first && grown.end >= goal.end;
  const isLong = grown.end - grown.first > goal.end - goal.first + 2 * STEP;
  const away = most > 0 && (isGrown || isLong) ? AWAY_AT_ONCE : 0;
  return drawnOf(wanted, {
    first: grown.first < goal.first ? walked(messages, grown.first, goal.first, away) : grown.first,
    end: grown.end > goal.end ? walked(messages, grown.end, goal.end, away) : grown.end,
  }, goal);
}

/** Whether others should be drawn, with this one in their middle. */
export function isOffCentre(
  { messages, heldAbove, heldBelow }: Window,
  lookedAt: MessageId,
  beside: number,
): boolean {
  const above = placeOf(messages, lookedAt);
  const below = messages.length - 1 - above;
  return (heldAbove > 0 && above < beside - STEP) || (heldBelow > 0 && below < beside - STEP);
}

const NOTHING: Window = {
  ...{ messages: [], held: null, heldAbove: 0, heldBelow: 0 },
  ...{ isStart: true, isEnd: true, isWhole: true },
};

function spanOf({ timeline, around, beside }: Wanted): Span {
  const { messages } = timeline;
  const { from, to } = stretchAround(timeline, around ?? messages.at(-1)!.id);
  const middle = around === null ? to : Math.min(to, Math.max(from, placeOf(messages, around)));
  return {
    first: walked(messages, middle, from, around === null ? 2 * beside : beside),
    end: walked(messages, middle, to, beside),
  };
}

/** From a place towards another, past so many messages at the most. */
function walked(messages: readonly Message[], at: number, to: number, most: number): number {
  const step = Math.sign(to - at);
  let place = at;
  for (let passed = 0; place !== to && passed < most; place += step) {
    if (messages[place + step]!.thread === undefined) passed++;
  }
  return place;
}

function drawnOf({ timeline }: Wanted, { first, end }: Span, goal: Span): Window {
  const { messages, gapBefore, attached } = timeline;
  const { from, to } = stretchAround(timeline, messages[first]!.id);
  const isStart = from === 0 && !gapBefore.has(messages[0]!.id);
  const isEnd = to === messages.length - 1 && attached;
  return {
    messages: messages.slice(first, end + 1).filter(({ thread }) => thread === undefined),
    held: { first: messages[from]!.id, last: messages[to]!.id, isStart, isEnd },
    heldAbove: first - from,
    heldBelow: to - end,
    isStart: isStart && first === from,
    isEnd: isEnd && end === to,
    isWhole: first === goal.first && end === goal.end,
  };
}

/** Of a message, or of the one before which it would stand. */
function placeOf(messages: readonly Message[], id: MessageId): number {
  let low = 0;
  let high = messages.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
