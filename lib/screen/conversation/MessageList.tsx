import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { IconButton } from "../../../components/IconButton.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { messageIn, type Room, type Timeline } from "../../client/mod.ts";
import type { MessageId } from "../../protocol/mod.ts";
import { unreadOf } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { Beginning } from "./Beginning.tsx";
import { firstUnread } from "./first_unread.ts";
import { keyOf, linesOf } from "./lines.ts";
import { useRows } from "./rows.tsx";
import { useReading } from "./reading.ts";
import { Scroller } from "./scroller.ts";
import { WaitingRows } from "./WaitingRows.tsx";
import { windowOf } from "./window.ts";

interface MessageListProps {
  room: Room;
  timeline: Timeline;
  /** The one that an address leads to. */
  target?: MessageId | undefined;
}

/** More is fetched or drawn when less than this many screens of it are left. */
const AHEAD = 1.5;

/** A conversation on the screen: scrolled through, kept in its place, read. */
export function MessageList({ room, timeline, target }: MessageListProps) {
  const { client, clock, me } = useScreen();
  const scroller = useRef<Scroller | null>(null);
  const element = useRef<HTMLDivElement>(null);
  /** Where one had stopped reading when this was opened: the line stays as long as one is here. */
  const [firstNew] = useState(() => firstUnread(room, me.id));
  const [around, setAround] = useState<MessageId | null>(target ?? firstNew);
  const shown = useDerived(() => windowOf(timeline, around), [timeline, around]);
  const lines = useDerived(
    () => linesOf({ messages: shown.messages, firstNew, dayOf: clock.day }),
    [shown, firstNew, clock],
  );
  const ignored = useClient(({ state }) => state.ignored);
  const rows = useRows(lines, room.id, ignored);
  const read = useReading(room.id);
  const latest = useRef({ shown, around });
  latest.current = { shown, around };
  const loading = useRef(false);
  const [isAway, setAway] = useState(false);

  const load = async (direction: "older" | "newer") => {
    if (loading.current) return;
    loading.current = true;
    const messages = latest.current.shown.messages;
    const edge = direction === "older" ? messages[0]?.id : messages.at(-1)?.id;
    if (direction === "older") await client.loadOlder(room.id, edge);
    else await client.loadNewer(room.id, edge);
    loading.current = false;
  };

  const look = () => {
    const at = scroller.current;
    if (at === null || !at.isShown) return;
    const { shown } = latest.current;
    const seen = [...at.seen()].flatMap(({ dataset }) => (dataset["id"] ?? []) as MessageId[]);
    const ahead = at.element.clientHeight * AHEAD;
    const isAtEnd = at.isAtEnd && shown.isEnd;
    setAway(!isAtEnd);
    const middle = isAtEnd ? null : seen[seen.length >> 1] ?? latest.current.around;
    client.lookAt(room.id, middle);
    if (at.above < ahead) {
      if (shown.heldAbove) setAround(middle);
      else if (!shown.isStart) void load("older");
    }
    if (at.below < ahead) {
      if (shown.heldBelow) setAround(middle);
      else if (!shown.isEnd) void load("newer");
      else if (isAtEnd) setAround(null);
    }
    read(seen);
  };

  useLayoutEffect(() => {
    const made = scroller.current = new Scroller(element.current!, {
      onMove: () => scroller.current && look(),
    });
    const led = target ?? firstNew;
    const message = led === null ? undefined : messageIn(timeline, led);
    if (target !== undefined && message !== undefined) made.show(keyOf(message), 0.4);
    else if (firstNew !== null) made.show("new", 0.1);
    look();
    const again = () => look();
    addEventListener("focus", again);
    return () => {
      removeEventListener("focus", again);
      made.stop();
      scroller.current = null;
    };
  }, []);

  useLayoutEffect(() => scroller.current?.hold());

  const toNewest = () => {
    setAround(null);
    if (!latest.current.shown.isEnd) void client.loadNewest(room.id);
    requestAnimationFrame(() => scroller.current?.toEnd());
  };
  const unread = unreadOf(room.tally);
  return (
    <div class="messages">
      <div class="messages-scroll" ref={element} tabIndex={-1}>
        <div class="messages-lines" role="group" aria-label={chat.frame.conversation}>
          {shown.isStart ? <Beginning room={room} /> : <MessageSkeletons label={chat.line.older} />}
          {rows}
          {shown.isEnd && <WaitingRows room={room.id} />}
        </div>
      </div>
      {isAway && (
        <div class="messages-newest">
          <IconButton
            icon="expand"
            label={unread > 0 ? chat.line.newBelow(unread) : chat.line.toNewest}
            atEnd
            onClick={toNewest}
          />
        </div>
      )}
    </div>
  );
}
