import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { messageIn, type Room, type Timeline } from "../../client/mod.ts";
import type { Message, MessageId, UserId } from "../../protocol/mod.ts";
import { unreadOf } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { eventually } from "../lazily.ts";
import { useActing } from "./actions/acting_context.ts";
import { Beginning } from "./Beginning.tsx";
import { findUnread } from "./read/find_unread.ts";
import { firstUnread } from "../../client/rooms/first_unread.ts";
import { useChanges } from "./follow_changes.ts";
import { keyOf, linesOf } from "../../rules/lines.ts";
import { rowsOf } from "./rows.tsx";
import { useReading } from "./read/reading.ts";
import type { Scroller } from "./scroll/scroller.ts";
import { useScroller } from "./scroll/use_scroller.ts";
import { failedIn, withChanges } from "../../client/outbox/waiting_changes.ts";
import { WaitingRows } from "./WaitingRows.tsx";
import { useWindow } from "./scroll/use_window.ts";
import { isOffCentre } from "./scroll/window.ts";
import { focusRowIn } from "./focus_row.ts";

interface MessageListProps {
  room: Room;
  timeline: Timeline;
  /** The one that an address leads to. */
  target?: MessageId | undefined;
}

const Actions = eventually((later) => later.Actions);
const Announcer = eventually((later) => later.Announcer);
const Missing = eventually((later) => later.Missing);
const Pills = eventually((later) => later.Pills);

/** More is fetched when less than this many screens of what is drawn are left, */
const AHEAD = 3;

/** and when fewer than so many are held beyond it. */
const HELD_AHEAD = 50;

/** As many are drawn on each side of what is looked at, or a screen and a half of the smallest. */
const BESIDE = 50;
const LEAST_LINE_PX = 24;

/** One that is not drawn by then was taken away meanwhile. */
const JUMP_MS = 2_000;

/** How far down it is brought: some of what was said before is seen too. */
const PLACE_OF_TARGET = 0.4;

/** A conversation on the screen: scrolled through, kept in its place, read. */
export function MessageList({ room, timeline, target }: MessageListProps) {
  const { client, clock, me, toasts, leftAt } = useScreen();
  const acting = useActing();
  const element = useRef<HTMLDivElement>(null);
  /** Where one had stopped reading when this was opened: the line stays as long as one is here. */
  const [opened, setOpened] = useState(() => openedAt(room, me.id));
  const firstNew = acting.unreadFrom.value ?? opened.first;
  const [left] = useState(() => target === undefined ? leftAt.get(room.id) : undefined);
  const [around, setAround] = useState<MessageId | null>(target ?? left?.message ?? firstNew);
  const [beside, setBeside] = useState(BESIDE);
  const shown = useWindow({ timeline, around, beside });
  const changes = useChanges(room.id, timeline);
  const messages = useDerived(
    () => withChanges(shown.messages, changes, me.id),
    [shown, changes],
  );
  const lines = useDerived(
    () => linesOf({ messages, firstNew, target, me: me.id, dayOf: clock.day }),
    [messages, firstNew, clock],
  );
  const ignored = useClient(({ state }) => state.ignored);
  const failed = useDerived(() => failedIn(changes), [changes]);
  const editing = acting.editing.value;
  const rows = rowsOf({ lines, room: room.id, ignored, editing, failed });
  const read = useReading(room.id, () => acting.unreadFrom.peek() !== null);
  const latest = useRef({ shown, beside });
  latest.current = { shown, beside };
  const loading = useRef(false);
  const jumpingTo = useRef<MessageId | null>(null);
  const [isAway, setAway] = useState(false);

  const load = async (direction: "older" | "newer") => {
    if (loading.current) return;
    loading.current = true;
    const { held } = latest.current.shown;
    if (direction === "older") await client.loadOlder(room.id, held?.first);
    else await client.loadNewer(room.id, held?.last);
    loading.current = false;
  };

  const look = () => {
    const at = scroller.current;
    // On the way to a message one looks at nothing: what is drawn may not hold it yet
    if (at === null || !at.isShown || jumpingTo.current !== null) return;
    const { shown, beside } = latest.current;
    const seen = [...at.seen()].flatMap(({ dataset }) => (dataset["id"] ?? []) as MessageId[]);
    const ahead = at.element.clientHeight * AHEAD;
    const isAtEnd = at.isAtEnd && shown.isEnd;
    setAway(!isAtEnd);
    // A line of many notices is none of them: beyond it, one goes on from what is drawn
    const edge = at.above < ahead ? shown.messages[0] : shown.messages.at(-1);
    const middle = isAtEnd ? null : seen[seen.length >> 1] ?? edge?.id ?? null;
    client.lookAt(room.id, middle);
    setBeside(Math.max(BESIDE, Math.ceil(1.5 * at.element.clientHeight / LEAST_LINE_PX)));
    if (middle === null || isOffCentre(shown, middle, beside)) setAround(middle);
    if (wantsMore(shown.heldAbove, shown.held?.isStart) && at.above < ahead) void load("older");
    if (wantsMore(shown.heldBelow, shown.held?.isEnd) && at.below < ahead) void load("newer");
    if (middle === null || at.place === null) leftAt.delete(room.id);
    else leftAt.set(room.id, { ...at.place, message: middle });
    read(seen);
    setOpened((opened) => {
      if (opened.unread === 0) return opened;
      const isSeen = hasSeen(client.state.rooms.get(room.id), seen, opened.read);
      if (isSeen) return { ...opened, unread: 0 };
      return opened.isAbove ? opened : { ...opened, isAbove: true };
    });
  };

  const begin = (made: Scroller) => {
    const message = target === undefined ? undefined : messageIn(timeline, target);
    if (message !== undefined) {
      made.show(keyOf(message, me.id), PLACE_OF_TARGET);
      made.point(keyOf(message, me.id));
    } else if (!(left && made.comeBack(left)) && firstNew !== null) made.show("new", 0.1);
  };
  const scroller = useScroller({ element, begin, look });

  useLayoutEffect(() => {
    scroller.current?.hold();
    const to = jumpingTo.current;
    if (to === null || scroller.current === null || !showNow(to)) return;
    jumpingTo.current = null;
  });

  /** Whether its line is drawn. */
  const showNow = (to: MessageId): boolean => {
    const at = scroller.current;
    const message = heldIn(client.state.rooms.get(room.id), to);
    if (at === null || message === undefined) return false;
    if (!at.show(keyOf(message, me.id), PLACE_OF_TARGET)) return false;
    at.point(keyOf(message, me.id));
    look();
    return true;
  };
  acting.jump = async (to) => {
    if (showNow(to)) return;
    if (heldIn(client.state.rooms.get(room.id), to) === undefined) {
      const page = await client.loadAround(room.id, to);
      if (!page.ok && client.status.phase !== "in sync") {
        toasts.value = { text: chat.line.targetAway };
        return;
      }
    }
    const message = heldIn(client.state.rooms.get(room.id), to);
    if (message === undefined || message.deleted !== undefined) {
      toasts.value = {
        text: message === undefined ? chat.line.targetMissing : chat.line.targetDeleted,
      };
      return;
    }
    jumpingTo.current = to;
    setTimeout(() => {
      if (jumpingTo.current === to) jumpingTo.current = null;
    }, JUMP_MS);
    setAround(to);
  };
  acting.focusRow = (id) => focusRowIn(element, id);
  const toFirstUnread = async () => {
    const first = opened.first ?? await findUnread(client, room.id, opened.read, me.id);
    setOpened({ ...opened, first, unread: 0 });
    if (first !== null) acting.jump(first);
  };
  const toNewest = () => {
    jumpingTo.current = null;
    setAround(null);
    if (!latest.current.shown.isEnd) void client.loadNewest(room.id);
    requestAnimationFrame(() => scroller.current?.toEnd());
  };
  acting.toNewest = () => isAway && toNewest();
  return (
    <div class="messages">
      <div class="messages-scroll" ref={element} tabIndex={-1}>
        <div class="messages-lines" role="group" aria-label={chat.frame.conversation}>
          {shown.isStart ? <Beginning room={room} /> : <MessageSkeletons label={chat.line.older} />}
          {rows}
          {shown.isEnd && <WaitingRows room={room.id} />}
        </div>
      </div>
      <Missing timeline={timeline} target={target} />
      <Pills
        unreadAbove={opened.isAbove ? opened.unread : 0}
        isAway={isAway}
        newBelow={unreadOf(room.tally)}
        toFirstUnread={() => void toFirstUnread()}
        toNewest={toNewest}
      />
      <Actions list={element} room={room.id} toNewest={acting.toNewest} />
      <Announcer room={room} />
    </div>
  );
}

/** Where there is more, and hardly any of it is here. */
function wantsMore(held: number, isLast: boolean | undefined): boolean {
  return held < HELD_AHEAD && isLast === false;
}

interface Opened {
  /** How far one had read, and how many there were that one had not. */
  readonly read: number;
  readonly unread: number;
  readonly first: MessageId | null;
  /** Whether that lies further up than what is seen. */
  readonly isAbove: boolean;
}

function openedAt(room: Room, me: UserId): Opened {
  const { tally } = room;
  return {
    read: tally.read,
    unread: unreadOf(tally),
    first: firstUnread(room, me),
    isAbove: false,
  };
}

/** Whether one has come to where reading had stopped. */
function hasSeen(room: Room | undefined, seen: readonly MessageId[], read: number): boolean {
  const first = seen.flatMap((id) => heldIn(room, id) ?? [])[0];
  return first !== undefined && first.ordinal <= read + 1;
}

function heldIn(room: Room | undefined, id: MessageId): Message | undefined {
  return room?.timeline ? messageIn(room.timeline, id) : undefined;
}
