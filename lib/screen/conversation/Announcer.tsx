import { useEffect, useRef, useState } from "preact/hooks";
import { messageIn, type Room, type Timeline } from "../../client/mod.ts";
import type { MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { nameOf } from "../names.ts";
import { useScreen } from "../screen_context.ts";
import { announcementOf, newSince } from "./announcement.ts";

/** Said together: a burst is one sentence. */
const GATHER_MS = 1_000;
const KEPT = 5;
/** What was said may be taken back, and is not to stay here. */
const GONE_AFTER_MS = 5_000;

interface AnnouncerProps {
  room: Room;
  thread?: MessageId;
}

/** Reads out what others say here while it is open, to whoever listens instead of looking. */
export function Announcer({ room, thread }: AnnouncerProps) {
  const { client, me } = useScreen();
  const shown = timelineIn(room, thread);
  const [said, setSaid] = useState<readonly string[]>([]);
  const last = useRef<MessageId | undefined>(shown?.messages.at(-1)?.id);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const newest = shown?.messages.at(-1)?.id;
  useEffect(() => {
    if (newest === undefined || timer.current !== null) return;
    if (last.current !== undefined && newest <= last.current) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const { state } = client;
      const timeline = timelineIn(state.rooms.get(room.id), thread);
      if (!timeline) return;
      const others = newSince(timeline.messages, last.current, { me: me.id, thread })
        .filter(({ from }) => !state.ignored.has(from));
      last.current = timeline.messages.at(-1)?.id;
      const text = announcementOf(
        others.flatMap(({ id }) => messageIn(timeline, id) ?? []),
        (user) => nameOf(state, user),
      );
      if (text !== "") setSaid((before) => [...before, text].slice(-KEPT));
    }, GATHER_MS);
  }, [newest]);
  useEffect(() => {
    if (said.length === 0) return;
    const clearing = setTimeout(() => setSaid([]), GONE_AFTER_MS);
    return () => clearTimeout(clearing);
  }, [said]);
  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
  }, []);
  return (
    <div class="sr-only" role="log" aria-label={chat.line.announced}>
      {said.map((text, place) => <p key={`${place} ${text}`}>{text}</p>)}
    </div>
  );
}

function timelineIn(
  room: Room | undefined,
  thread: MessageId | undefined,
): Timeline | null | undefined {
  return thread === undefined ? room?.timeline : room?.openThreads.get(thread);
}
