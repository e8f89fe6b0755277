import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { messageIn, type Room, type Timeline } from "../../client/mod.ts";
import type { MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfMessage } from "../going/address.ts";
import { Actions } from "../conversation/actions/Actions.tsx";
import { useActing } from "../conversation/actions/acting_context.ts";
import { Announcer } from "../conversation/Announcer.tsx";
import { useChanges } from "../conversation/follow_changes.ts";
import { keyOf } from "../../rules/lines.ts";
import { failedIn, withChanges } from "../../client/outbox/waiting_changes.ts";
import { useThreadReading } from "../conversation/read/reading.ts";
import { rowsOf } from "../conversation/rows.tsx";
import { useScroller } from "../conversation/scroll/use_scroller.ts";
import { WaitingRows } from "../conversation/WaitingRows.tsx";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { firstUnreadReply, threadLinesOf } from "./thread_lines.ts";
import { focusRowIn } from "../conversation/focus_row.ts";

interface ThreadListProps {
  room: Room;
  /** Its first message, and after it the newest replies. */
  timeline: Timeline;
}

/** More is fetched when less than this many screens of it are left. */
const AHEAD = 1.5;

/** A thread on the screen: scrolled through, kept in its place, read. */
export function ThreadList({ room, timeline }: ThreadListProps) {
  const { client, clock, me, go } = useScreen();
  const acting = useActing();
  const element = useRef<HTMLDivElement>(null);
  const root = timeline.messages[0]!;
  const changes = useChanges(room.id, timeline);
  const messages = useDerived(
    () => withChanges(timeline.messages, changes, me.id),
    [timeline.messages, changes],
  );
  const first = useDerived(() => withoutReplies(messages[0]!), [messages[0]]);
  const replies = useDerived(() => messages.slice(1), [messages]);
  const [firstNew] = useState(() => firstUnreadReply(replies, room.followed.get(root.id), me.id));
  const lines = useDerived(
    () => threadLinesOf({ root: first, replies, firstNew, me: me.id, dayOf: clock.day }),
    [first, replies, firstNew, clock],
  );
  const all = useDerived(() => [...lines.first, ...lines.replies], [lines]);
  const ignored = useClient(({ state }) => state.ignored);
  const failed = useDerived(() => failedIn(changes), [changes]);
  const rows = rowsOf({
    ...{ lines: all, room: room.id, ignored, failed },
    editing: acting.editing.value,
  });
  const read = useThreadReading(room.id, root.id);
  const hasOlder = replies.length > 0 && timeline.gapBefore.has(replies[0]!.id);
  const latest = useRef(hasOlder);
  latest.current = hasOlder;
  const loading = useRef(false);

  const loadOlder = async () => {
    if (loading.current) return;
    loading.current = true;
    await client.loadOlderReplies(room.id, root.id);
    loading.current = false;
  };
  const look = () => {
    const at = scroller.current;
    if (at === null || !at.isShown) return;
    if (latest.current && at.above < at.element.clientHeight * AHEAD) void loadOlder();
    read([...at.seen()].flatMap(({ dataset }) => (dataset["id"] ?? []) as MessageId[]));
  };

  const scroller = useScroller({
    ...{ element, look },
    begin: (made) => {
      if (firstNew !== null) made.show("new", 0.1);
    },
  });
  useLayoutEffect(() => scroller.current?.hold());
  useEffect(() => {
    if (!matchMedia("(pointer: fine)").matches) return;
    element.current?.closest(".side")?.querySelector<HTMLElement>(".composer-text")?.focus();
  }, []);

  acting.jump = (to) => {
    const held = messageIn(timeline, to);
    if (held === undefined || !scroller.current?.show(keyOf(held, me.id), 0.4)) {
      return go(pathOfMessage(room.id, to));
    }
    scroller.current.point(keyOf(held, me.id));
  };
  acting.toNewest = () => requestAnimationFrame(() => scroller.current?.toEnd());
  acting.focusRow = (id) => focusRowIn(element, id);
  const count = root.replies?.count ?? replies.length;
  return (
    <div class="messages">
      <div class="messages-scroll" ref={element} tabIndex={-1}>
        <div class="messages-lines thread-lines" role="group" aria-label={chat.thread.title}>
          {rows.slice(0, lines.first.length)}
          <p class="thread-count">{chat.thread.count(count)}</p>
          {hasOlder && <MessageSkeletons label={chat.thread.older} />}
          {rows.slice(lines.first.length)}
          <WaitingRows room={room.id} thread={root.id} />
        </div>
      </div>
      <Announcer room={room} thread={root.id} />
      <Actions list={element} room={room.id} toNewest={acting.toNewest} />
    </div>
  );
}

/** How many there are stands below it here, and not in it. */
function withoutReplies<M extends { replies?: unknown }>({ replies: _, ...message }: M) {
  return message as Omit<M, "replies">;
}
