/** What stands in a window, one below the other. Pure. */
import { type OutboxEntry, stretchAround, type Timeline } from "../../client/mod.ts";
import { withChanges } from "../../client/outbox/waiting_changes.ts";
import type { Message, MessageId, UserId } from "../../protocol/mod.ts";
import { isLater, type Line, linesOf } from "../../rules/lines.ts";
import type { Held } from "./held.ts";
import type { Note, Pane, Place } from "./view.ts";

export type Item =
  | Line
  /** Written here and not among the messages yet. */
  | {
    readonly is: "waiting";
    readonly key: string;
    readonly entry: OutboxEntry;
    readonly later: boolean;
  }
  | { readonly is: "note"; readonly key: string; readonly note: Note }
  | { readonly is: "passed"; readonly key: string; readonly count: number }
  /** There are older ones, which are not held. */
  | { readonly is: "older"; readonly key: string }
  | { readonly is: "beginning"; readonly key: string }
  /** Nothing of it is held yet. */
  | { readonly is: "absent"; readonly key: string };

export interface Items {
  readonly all: readonly Item[];
  /** Side by side, those whose lines these are. */
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  /** Whether the newest message there is stands among them. */
  readonly isNewest: boolean;
}

const NOTHING: Items = { all: [], messages: [], hasOlder: false, isNewest: true };

/** Null while the messages are not there. */
export function timelineAt({ state }: Pick<Held, "state">, place: Place): Timeline | null {
  const room = state.rooms.get(place.room);
  if (place.thread !== null) return room?.openThreads.get(place.thread) ?? null;
  return room?.timeline ?? null;
}

export function itemsOf(
  held: Held,
  place: Place,
  pane: Pane,
  dayOf: (at: number) => string,
): Items {
  const timeline = timelineAt(held, place);
  const entries = held.outbox.filter((entry) => isAt(entry, place));
  if (timeline === null) return { ...NOTHING, all: withoutHistory(pane, entries, held) };
  const part = place.thread === null
    ? stretchOf(timeline, pane.scroll?.key ?? null)
    : threadOf(timeline);
  const stored = place.thread === null ? part.messages.filter(isInRoom) : part.messages;
  const messages = withChanges(stored, held.changes, held.state.me);
  const shown = pane.scroll !== null || pane.clearedTo === null
    ? messages
    : messages.filter(({ id }) => id > pane.clearedTo!);
  const lines = linesFor(shown, pane.firstNew ?? null, held.state.me, dayOf);
  const isWhole = shown === messages && place.thread === null;
  const top: Item[] = !isWhole ? [] : [
    part.hasOlder ? { is: "older", key: "older" } : { is: "beginning", key: "beginning" },
  ];
  const waiting = part.isNewest ? entries : [];
  const notes = part.isNewest || pane.scroll !== null
    ? notesIn(pane, shown, part.isNewest, lines.length === 0)
    : [];
  const all = [
    ...top,
    ...withPassed(woven(lines, notes), pane),
    ...waitingItems(waiting, shown.at(-1) ?? null, held.state.me),
  ];
  return { ...part, all: withOlderReplies(all, part, place), messages };
}

function withoutHistory(pane: Pane, entries: readonly OutboxEntry[], { state }: Held): Item[] {
  return [
    { is: "absent", key: "absent" },
    ...pane.notes.map(noteItem),
    ...waitingItems(entries, null, state.me),
  ];
}

interface Part {
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly isNewest: boolean;
}

/** What hangs together with the message that is looked at, or with the newest. */
function stretchOf(timeline: Timeline, key: string | null): Part {
  const { messages, gapBefore } = timeline;
  const last = messages.at(-1);
  if (last === undefined) return { messages, hasOlder: false, isNewest: timeline.attached };
  const { from, to } = stretchAround(timeline, (idIn(key, messages) ?? last.id) as MessageId);
  return {
    messages: messages.slice(from, to + 1),
    hasOlder: gapBefore.has(messages[from]!.id),
    isNewest: to === messages.length - 1 && timeline.attached,
  };
}

function threadOf({ messages, gapBefore }: Timeline): Part {
  return { messages, hasOlder: gapBefore.size > 0, isNewest: true };
}

/** One's own messages are called by the name that they were sent with. */
function idIn(key: string | null, messages: readonly Message[]): string | undefined {
  if (key === null) return undefined;
  return messages.find(({ id, clientId }) => id === key || clientId === key)?.id;
}

function isInRoom({ thread }: Message): boolean {
  return thread === undefined;
}

function isAt({ order }: OutboxEntry, { room, thread }: Place): boolean {
  return order.type === "message.send" && order.ask.room === room &&
    (order.ask.thread ?? null) === thread;
}

/** Each as it will stand there once it is stored: nothing moves then. */
function waitingItems(
  entries: readonly OutboxEntry[],
  last: Message | null,
  me: UserId,
): Item[] {
  let before: Parameters<typeof isLater>[0] = last?.notice === undefined ? last : null;
  return entries.map((entry) => {
    const { order, at, id: key } = entry;
    const replyTo = order.type === "message.send" ? order.ask.replyTo : undefined;
    const said = { from: me, at, ...(replyTo && { replyTo }) };
    const later = isLater(before, said);
    before = said;
    return { is: "waiting", key, entry, later };
  });
}

type Lines = readonly Line[];

let last: { of: readonly unknown[]; lines: Lines } = { of: [], lines: [] };

/** With each key it is asked for again, and is mostly the same. */
function linesFor(
  messages: readonly Message[],
  firstNew: MessageId | null,
  me: UserId,
  dayOf: (at: number) => string,
): Lines {
  const of = [messages.length, messages[0], messages.at(-1), firstNew, me, ...messages];
  const isSame = of.length === last.of.length && of.every((one, at) => one === last.of[at]);
  if (!isSame) last = { of, lines: linesOf({ messages, firstNew, target: undefined, me, dayOf }) };
  return last.lines;
}

/** Those that belong between these messages. */
function notesIn(
  { notes }: Pane,
  messages: readonly Message[],
  isNewest: boolean,
  isEmpty: boolean,
): readonly Note[] {
  const [first, newest] = [messages[0]?.id, messages.at(-1)?.id];
  if (isEmpty || first === undefined || newest === undefined) return isNewest ? notes : [];
  return notes.filter(({ after }) =>
    after === null || (after >= first && (isNewest || after <= newest))
  );
}

function noteItem(note: Note): Item {
  return { is: "note", key: note.key, note };
}

/** Each behind the message after which it was told. */
function woven(lines: Lines, notes: readonly Note[]): Item[] {
  if (notes.length === 0) return [...lines];
  const all: Item[] = [];
  let at = 0;
  for (const line of lines) {
    const id = line.is === "message" ? line.message.id : line.is === "run" ? line.run.first : null;
    while (id !== null && at < notes.length && (notes[at]!.after ?? "") < id) {
      all.push(noteItem(notes[at++]!));
    }
    all.push(line);
  }
  return [...all, ...notes.slice(at).map(noteItem)];
}

function withPassed(all: Item[], { passed }: Pane): Item[] {
  if (passed === null) return all;
  const at = all.findIndex((item) => item.is === "message" && item.message.id >= passed.before);
  if (at === -1) return all;
  return all.toSpliced(at, 0, { is: "passed", key: "passed", count: passed.count });
}

/** Between what a thread began with and the first reply that is held. */
function withOlderReplies(all: Item[], { hasOlder }: Part, { thread }: Place): Item[] {
  if (thread === null || !hasOlder) return all;
  const root = all.findIndex((item) => item.is === "message" && item.message.id === thread);
  return all.toSpliced(root + 1, 0, { is: "older", key: "older" });
}

/** The message that it shows; null for all else. */
export function messageOf(item: Item): Message | null {
  return item.is === "message" ? item.message : null;
}
