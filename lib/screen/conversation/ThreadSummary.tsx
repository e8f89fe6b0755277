import { ThreadLine } from "../../../components/chat/ThreadLine.tsx";
import type { MessageId, Replies, RoomId, UserId } from "../../protocol/mod.ts";
import { unreadInThread } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfThread } from "../going/address.ts";
import { Face } from "../Face.tsx";
import { nameOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { isSameReplies, repliesIn } from "../thread/replies_in.ts";

interface ThreadSummaryProps {
  room: RoomId;
  root: MessageId;
  replies: Replies;
}

/** Below a message: what was replied to it, by whom, when, and how much of it is unread. */
export function ThreadSummary({ room, root, replies: { count, last } }: ThreadSummaryProps) {
  const { clock } = useScreen();
  const held = useClient(({ state }) => {
    const timeline = state.rooms.get(room)?.timeline;
    return timeline ? repliesIn(timeline).get(root) ?? null : null;
  }, isSameReplies);
  const tally = useClient(({ state }) => state.rooms.get(room)?.followed.get(root)?.tally);
  const unread = tally === undefined ? 0 : unreadInThread(tally);
  // What is older than the messages that are held has a time that is not known here
  const at = held !== null && held.last === last ? held.at : null;
  const isToday = at !== null && clock.day(at) === clock.day(clock.now());
  const { thread, line, rail } = chat;
  return (
    <ThreadLine
      href={pathOfThread(room, root)}
      faces={held?.people.map((user) => <Named key={user} user={user} />)}
      text={at === null
        ? line.replies(count)
        : isToday
        ? thread.last(count, clock.time(at))
        : thread.lastOn(count, clock.dayLabel(at))}
      {...(unread > 0 && {
        unread: {
          value: unread,
          label: rail.unreadCount(unread),
          mention: tally!.mentions.length > 0,
        },
      })}
    />
  );
}

function Named({ user }: { user: UserId }) {
  const name = useClient(({ state }) => nameOf(state, user));
  return <Face user={user} name={name} size={24} />;
}
