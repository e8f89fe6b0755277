/**
 * The terminal as commands see it: of the window in which they were typed, wherever one has gone
 * until they are done. What they tell is told where one looks.
 */
import { messageIn, type Timeline } from "../../client/mod.ts";
import type { Message, MessageId, RoomId } from "../../protocol/mod.ts";
import { replaceIn, withText } from "../../terminal/mod.ts";
import { talk } from "../../words/mod.ts";
import type { Desk, Followed } from "./desk.ts";
import { timelineAt } from "./items.ts";
import { safeRows } from "./look.ts";
import { goNewest } from "./scrolling.ts";
import type { Sitting } from "./sitting.ts";
import { paneAt, paneKey, type Place, withPane, withPaneAt } from "./view.ts";

export function deskOf(sitting: Sitting, place: Place | null): Desk {
  const { client, reach, token, numbers } = sitting;
  const wasIn = place !== null && client.state.rooms.has(place.room);
  return {
    ...{ client, reach, token },
    thread: place?.thread ?? null,
    get room() {
      const hasLeft = wasIn && !client.state.rooms.has(place!.room);
      return hasLeft ? sitting.view.room : place?.room ?? null;
    },
    get windows() {
      return sitting.view.windows;
    },
    get columns() {
      return sitting.view.size.columns;
    },
    meant: (fits) => meantBy(sitting, place, fits),
    tell: (...lines) => sitting.tell(lines),
    complain: (sentence) => sitting.tell([sentence], "wrong"),
    follow: (line) => followed(sitting, line),
    enter: (room) => void enterWhenThere(sitting, room),
    openThread: (root) => {
      if (sitting.view.room === place?.room) void sitting.openThread(root);
    },
    answer: (message) => {
      sitting.view = withPaneAt(sitting.view, place, { answering: message, isTouched: true });
    },
    attach: (more) => {
      const { files } = paneAt(sitting.view, place);
      sitting.view = withPaneAt(sitting.view, place, { files: [...files, ...more] });
    },
    rewrite: (message) => {
      const { editor, aside, rewriting } = paneAt(sitting.view, place);
      sitting.view = withPaneAt(sitting.view, place, {
        ...{ rewriting: message, editor: withText(editor, message.body) },
        aside: rewriting === null ? editor : aside,
      });
    },
    write: (text) => write(sitting, place, text),
    lookBackTo: (message, room) => {
      if (room !== undefined) sitting.enter(room);
      void lookBackTo(sitting, room ?? place?.room, message);
    },
    clear: () => clear(sitting),
    get isRinging() {
      return sitting.kept.now.isRinging;
    },
    set isRinging(isRinging) {
      sitting.kept.keep({ isRinging });
    },
    get showsHidden() {
      return sitting.view.showsHidden;
    },
    set showsHidden(showsHidden) {
      sitting.view = { ...sitting.view, showsHidden };
    },
    get listed() {
      return numbers.in(place?.room ?? null);
    },
    set listed(files) {
      numbers.list(place?.room ?? null, files);
      sitting.redraw();
    },
    leave: () => sitting.leave(),
  };
}

function meantBy(
  sitting: Sitting,
  place: Place | null,
  fits: (message: Message) => boolean,
): Message | null {
  const timeline = place === null ? null : timelineAt(sitting.client, place);
  if (timeline === null || place === null) return null;
  const { mark } = paneAt(sitting.view, place);
  const marked = mark === null ? undefined : messageIn(timeline, mark);
  if (marked !== undefined) return marked;
  const isHere = ({ thread }: Message) => place.thread !== null || thread === undefined;
  return timeline.messages.findLast((message) => isHere(message) && fits(message)) ?? null;
}

function followed(sitting: Sitting, line: string): Followed {
  const { place } = sitting;
  const [key, after] = [sitting.newKey(), sitting.newest()];
  const now = (line: string) => {
    sitting.tellAt(place, { key, after, tone: "told", lines: safeRows(line) });
  };
  now(line);
  return { now, end: now };
}

/** Before whatever was typed since. */
export function write(sitting: Sitting, place: Place | null, text: string): void {
  const { editor } = paneAt(sitting.view, place);
  const before = editor.text === "" ? text : `${text}\n`;
  sitting.view = withPaneAt(sitting.view, place, {
    editor: replaceIn(editor, 0, 0, before),
    isTouched: true,
  });
}

async function enterWhenThere(sitting: Sitting, room: RoomId): Promise<void> {
  await sitting.client.until(({ state }) => state.rooms.has(room));
  sitting.enter(room);
}

async function lookBackTo(
  sitting: Sitting,
  room: RoomId | undefined,
  message: MessageId,
): Promise<void> {
  if (room === undefined) return;
  const { client } = sitting;
  // What is looked back at is the room's, not that of a thread in it
  const place = { room, thread: null };
  if (sitting.view.room === room && sitting.view.threads.has(room)) await sitting.openThread(null);
  // One that was just entered has nothing yet to lead back in
  await client.openRoom(room);
  const timeline = timelineAt(client, place);
  const isHeld = timeline !== null && messageIn(timeline, message) !== undefined;
  if (isHeld) client.lookAt(place.room, message);
  else await sitting.loading.at(place, () => client.loadAround(place.room, message));
  const found = timelineAt(client, place);
  const held = found === null ? undefined : messageIn(found, message);
  if (held === undefined) return;
  const key = held.from === client.state.me ? held.clientId ?? held.id : held.id;
  sitting.view = withPaneAt(sitting.view, place, {
    scroll: { at: "top", key, row: 0 },
    clearedTo: clearedBefore(held, found!, paneAt(sitting.view, place).clearedTo),
    passed: null,
  });
  if (sitting.place !== null && paneKey(sitting.place) === paneKey(place)) {
    stayIfAllIsSeen(sitting, key);
  }
}

/** What was put out of sight comes back from there on, and no further. */
function clearedBefore(
  { id }: Message,
  { messages }: Timeline,
  clearedTo: MessageId | null,
): MessageId | null {
  if (clearedTo === null || clearedTo < id) return clearedTo;
  return messages.findLast((one) => one.id < id)?.id ?? null;
}

/** Where all from there on is on the screen nobody is further back: what comes next is to be seen. */
function stayIfAllIsSeen(sitting: Sitting, key: string): void {
  const { layout: { isAtEnd, spots }, items } = sitting.drawing;
  if (!isAtEnd || !items.isNewest) return;
  goNewest(sitting);
  // Where it stands at the top a sentence would push it off, and is not needed
  if (spots[0]?.item.key !== key) sitting.tell([talk.allSeen]);
}

function clear(sitting: Sitting): void {
  const { place } = sitting;
  const timeline = place === null ? null : timelineAt(sitting.client, place);
  goNewest(sitting);
  sitting.view = withPane(sitting.view, {
    clearedTo: timeline?.messages.at(-1)?.id ?? null,
    notes: [],
  });
}
