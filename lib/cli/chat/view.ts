/**
 * What somebody at the terminal looks at and is writing, as a value: keys and what the client tells
 * give the next one. What the server holds is not in it.
 */
import { type Attachment, draftKey } from "../../client/mod.ts";
import type { Message, MessageId, RoomId } from "../../protocol/mod.ts";
import { type Editor, emptyEditor, type Row, type Search, type Size } from "../../terminal/mod.ts";

export interface View {
  readonly size: Size;
  /** The windows that there are, by their numbers from 1. */
  readonly windows: readonly RoomId[];
  /** The one that is looked at; null where there is none yet. */
  readonly room: RoomId | null;
  /** Which thread stands open in a window instead of its room. */
  readonly threads: ReadonlyMap<RoomId, MessageId>;
  /** By `paneKey`. */
  readonly panes: ReadonlyMap<string, Pane>;
  readonly showsHidden: boolean;
  /** As far as the terminal says. */
  readonly isFocused: boolean;
  /** One more Ctrl+C leaves. */
  readonly isLeaving: boolean;
  /** What the room was called that one was put out of, until one goes to another. */
  readonly lost: string | null;
}

/** A room or a thread, as one left it. */
export interface Pane {
  readonly editor: Editor;
  /** Somebody has typed here, and not sent it yet. */
  readonly isTouched: boolean;
  /** What stood there before something else was changed; it comes back. */
  readonly aside: Editor | null;
  readonly search: Search | null;
  /** What could stand at the cursor, where Tab was pressed twice. */
  readonly options: readonly string[];
  readonly answering: Message | null;
  /** Of messages that were taken back: they go with the next one. */
  readonly files: readonly Attachment[];
  readonly rewriting: Message | null;
  readonly mark: MessageId | null;
  /** Where one has scrolled back to; null at the newest. */
  readonly scroll: Anchor | null;
  /** Where one had stopped reading, for as long as one stays; undefined before that is known. */
  readonly firstNew: MessageId | null | undefined;
  /** Told to this person alone. */
  readonly notes: readonly Note[];
  /** Up to there all is out of sight. */
  readonly clearedTo: MessageId | null;
  /** What came faster than anybody could see it. */
  readonly passed: Passed | null;
}

/** A row of an item that is at the top or at the bottom of what is seen. */
export interface Anchor {
  readonly at: "top" | "bottom";
  readonly key: string;
  readonly row: number;
}

export interface Note {
  readonly key: string;
  /** The newest message when it was told. */
  readonly after: MessageId | null;
  readonly tone: "told" | "wrong";
  readonly lines: readonly Row[];
}

export interface Passed {
  readonly before: MessageId;
  readonly count: number;
}

/** What one looks at: a room, or a thread in it. */
export interface Place {
  readonly room: RoomId;
  readonly thread: MessageId | null;
}

const EMPTY_PANE: Pane = {
  ...{
    editor: emptyEditor([]),
    isTouched: false,
    aside: null,
    search: null,
    options: [],
    answering: null,
    files: [],
    rewriting: null,
  },
  ...{ mark: null, scroll: null, firstNew: undefined, notes: [], clearedTo: null, passed: null },
};

export function emptyView(size: Size, room: RoomId | null): View {
  return {
    ...{ size, windows: [], room, threads: new Map(), panes: new Map() },
    ...{ showsHidden: false, isFocused: true, isLeaving: false, lost: null },
  };
}

export function placeOf({ room, threads }: View): Place | null {
  return room === null ? null : { room, thread: threads.get(room) ?? null };
}

/** What is drawn where there is none: nothing was ever said there. */
export const NO_PLACE: Place = { room: "" as RoomId, thread: null };

export function paneKey({ room, thread }: Place): string {
  return draftKey(room, thread ?? undefined);
}

/** Where there is no room yet one can write all the same: commands lead to the first one. */
const NOWHERE = "";

export function paneAt(view: View, place: Place | null): Pane {
  return view.panes.get(place === null ? NOWHERE : paneKey(place)) ?? EMPTY_PANE;
}

/** The one that is looked at. */
export function paneOf(view: View): Pane {
  return paneAt(view, placeOf(view));
}

export function withPaneAt(view: View, place: Place | null, change: Partial<Pane>): View {
  const key = place === null ? NOWHERE : paneKey(place);
  return { ...view, panes: new Map(view.panes).set(key, { ...paneAt(view, place), ...change }) };
}

export function withPane(view: View, change: Partial<Pane>): View {
  return withPaneAt(view, placeOf(view), change);
}

/** What was new there is so no more once one has left. */
export function inRoom(view: View, room: RoomId): View {
  if (room === view.room) return view;
  const left = withPane(view, { firstNew: undefined, passed: null, options: [] });
  const there = { ...left, room, lost: null };
  return view.room === null && view.lost === null ? withTextOf(paneAt(view, null), there) : there;
}

/** What was typed before there was any room is at the prompt of the first one. */
function withTextOf({ editor }: Pane, view: View): View {
  if (editor.text === "" || paneOf(view).editor.text !== "") return view;
  const emptied = withPaneAt(view, null, { editor: EMPTY_PANE.editor, isTouched: false });
  return withPane(emptied, { editor, isTouched: true });
}

/** What was held of it is not held any more: one comes back to its newest. */
export function withoutPlace(view: View, room: RoomId): View {
  return withPaneAt(view, { room, thread: null }, { scroll: null, mark: null });
}

export function inThread(view: View, room: RoomId, thread: MessageId | null): View {
  const threads = new Map(view.threads);
  if (thread === null) threads.delete(room);
  else threads.set(room, thread);
  return { ...view, threads };
}

/** So many are kept in a window: what one was told an hour ago is nowhere else. */
const MOST_NOTES = 200;

export function withNote(view: View, place: Place | null, note: Note): View {
  const { notes } = paneAt(view, place);
  const at = notes.findIndex(({ key }) => key === note.key);
  const after = at === -1 ? [...notes, note] : notes.with(at, { ...note, after: notes[at]!.after });
  return withPaneAt(view, place, { notes: after.slice(-MOST_NOTES) });
}
