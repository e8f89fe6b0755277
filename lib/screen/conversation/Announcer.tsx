import { useEffect, useRef, useState } from "preact/hooks";
import { messageIn, type Room } from "../../client/mod.ts";
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

/** Reads out what others say here while it is open, to whoever listens instead of looking. */
export function Announcer({ room }: { room: Room }) {
  const { client, me } = useScreen();
  const [said, setSaid] = useState<readonly string[]>([]);
  const last = useRef<MessageId | undefined>(room.timeline?.messages.at(-1)?.id);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const newest = room.timeline?.messages.at(-1)?.id;
  useEffect(() => {
    if (newest === undefined || timer.current !== null) return;
    if (last.current !== undefined && newest <= last.current) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const { state } = client;
      const timeline = state.rooms.get(room.id)?.timeline;
      if (!timeline) return;
      const others = newSince(timeline.messages, last.current, me.id)
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
