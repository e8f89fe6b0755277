import { useEffect, useMemo, useState } from "preact/hooks";
import { IconButton } from "../../../components/IconButton.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import type { Client } from "../../client/mod.ts";
import { canRetry, type MessageId, type RoomId } from "../../protocol/mod.ts";
import { unreadInThread } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { Composer } from "../composer/Composer.tsx";
import { createActing } from "../conversation/actions/acting.ts";
import { ActingContext } from "../conversation/actions/acting_context.ts";
import { titleOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { SidePanel } from "../side/SidePanel.tsx";
import { ThreadList } from "./ThreadList.tsx";

interface ThreadProps {
  id: RoomId;
  /** Its first message. */
  root: MessageId;
}

/** What was replied to one message, beside the conversation that it stands in. */
export function Thread({ id, root }: ThreadProps) {
  const { go } = useScreen();
  const room = useClient(({ state }) => state.rooms.get(id));
  const title = useClient(({ state }) => room === undefined ? "" : titleOf(room, state));
  const found = useOpenThread(id, root);
  const isGone = found === "gone";
  const acting = useMemo(createActing, [root]);
  const timeline = room?.openThreads.get(root);
  const close = () => {
    go(pathOf(id));
    focusRow(root);
  };
  return (
    <ActingContext.Provider value={acting}>
      <SidePanel
        title={chat.thread.title}
        about={title}
        actions={timeline !== undefined && <FollowButton id={id} root={root} />}
        isFilled
        onClose={close}
      >
        {room === undefined || isGone
          ? <p class="p-16 text-quiet">{chat.thread.gone}</p>
          : timeline === undefined || found === null
          ? <MessageSkeletons label={chat.thread.loading} />
          : <ThreadList room={room} timeline={timeline} />}
        {room !== undefined && !isGone && <Composer room={room} thread={root} />}
      </SidePanel>
    </ActingContext.Provider>
  );
}

/** Held as long as it is looked at, back to where reading stopped; null while that is not there yet. */
function useOpenThread(id: RoomId, root: MessageId): "open" | "gone" | null {
  const { client } = useScreen();
  const [found, setFound] = useState<"open" | "gone" | null>(null);
  const isThere = useClient(({ state, status }) =>
    status.phase === "in sync" && state.rooms.has(id)
  );
  useEffect(() => {
    if (!isThere) return;
    const open = async () => {
      const opened = await client.openThread(id, root);
      if (opened.ok) await loadUnread(client, id, root);
      if (opened.ok) setFound("open");
      else if (canRetry(opened.code) === "never") setFound("gone");
    };
    void open();
  }, [client, id, root, isThere]);
  useEffect(() => () => client.closeThread(id, root), [client, id, root]);
  return found;
}

/** Whoever has not read more than that begins at the oldest that was found. */
const MOST_PAGES = 5;

async function loadUnread(client: Client, id: RoomId, root: MessageId): Promise<void> {
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const room = client.state.rooms.get(id);
    const timeline = room?.openThreads.get(root);
    const tally = room?.followed.get(root)?.tally;
    const oldest = timeline?.messages[1];
    if (tally === undefined || unreadInThread(tally) === 0) return;
    if (oldest === undefined || (oldest.reply ?? 0) <= tally.read + 1) return;
    if (!(await client.loadOlderReplies(id, root)).ok) return;
  }
}

function FollowButton({ id, root }: ThreadProps) {
  const { client, toasts } = useScreen();
  const isFollowed = useClient(({ state }) => state.rooms.get(id)?.followed.has(root) ?? false);
  const [isBusy, setBusy] = useState(false);
  const toggle = async () => {
    if (isBusy) return;
    setBusy(true);
    const done = await client.followThread(id, root, !isFollowed);
    setBusy(false);
    toasts.value = done.ok
      ? { text: isFollowed ? chat.thread.unfollowed : chat.thread.followed, tone: "good" }
      : { text: chat.thread.refused, tone: "bad" };
  };
  return (
    <IconButton
      icon={isFollowed ? "bell" : "silent"}
      label={isFollowed ? chat.thread.unfollow : chat.thread.follow}
      aria-pressed={isFollowed ? "true" : "false"}
      atEnd
      onClick={() => void toggle()}
    />
  );
}

/** Back to where it was opened from, where that is on the screen. */
function focusRow(root: MessageId): void {
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`#main [data-row="${root}"]`);
    (row ?? document.getElementById("main"))?.focus({ preventScroll: true });
  });
}
