import { useEffect, useRef, useState } from "preact/hooks";
import { Button, ButtonLink } from "../../../components/Button.tsx";
import { cls } from "../../../components/cls.ts";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { dropShared, findShared, type Shared } from "../../browser/shared_things.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { chat, common } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { joined } from "../composer/sending.ts";
import { conversationOf } from "../going/going_to.ts";
import { useScreen } from "../screen_context.ts";
import { mayWriteTo } from "../sheet/may_write.ts";
import { usePlaceSearch } from "../sheet/place_search.tsx";
import { ViewFrame } from "../ViewFrame.tsx";
import { give } from "./given.ts";
import { SharedThings } from "./SharedThings.tsx";
import { wordsOf } from "./words_of.ts";

/** What another app has shared, and where it is to go. */
export function Share() {
  const { place } = useScreen();
  const [shared, setShared] = useState<Shared | null | undefined>(undefined);
  useEffect(() => void findShared().catch(() => null).then(setShared), []);
  if (shared) return <ShareTo shared={shared} />;
  const { none, toRooms } = chat.share;
  return (
    <ViewFrame icon="forward" title={chat.views.share}>
      {shared === undefined
        ? <MessageSkeletons label={chat.frame.loadingView} />
        : (
          <EmptyState action={<ButtonLink href="/r">{toRooms}</ButtonLink>}>
            {none(place)}
          </EmptyState>
        )}
    </ViewFrame>
  );
}

function ShareTo({ shared }: { shared: Shared }) {
  const { client, me, go } = useScreen();
  const column = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Under a finger the keyboard would hide what there is to choose from
    if (matchMedia("(pointer: fine)").matches) column.current?.querySelector("input")?.focus();
  }, []);
  const write = (room: RoomId) => {
    const { text, replyTo } = client.own.draft(room);
    client.own.setDraft(room, undefined, joined(text, wordsOf(shared)), replyTo ?? undefined);
  };
  const search = usePlaceSearch({
    title: chat.views.share,
    hint: chat.share.hint,
    views: NO_VIEWS,
    isOffered: (target) => mayWriteTo(target, me),
    onPick: async (target) => {
      const room = target.to === "view" ? null : await conversationOf(target, client);
      if (room === null) return false;
      write(room);
      give(room, shared);
      // The way back leads to where one was, and not to what is done
      go(pathOf(room), "replace");
      return true;
    },
  }, { class: cls("input"), isFirst: false });
  const cancel = async () => {
    await dropShared(shared).catch(() => {});
    go("/r", "replace");
  };
  return (
    <ViewFrame
      icon="forward"
      title={chat.views.share}
      actions={<Button small onClick={() => void cancel()}>{common.cancel}</Button>}
    >
      <div ref={column} class="grid gap-16">
        <SharedThings shared={shared} />
        {search.field}
        {search.found}
      </div>
    </ViewFrame>
  );
}

const NO_VIEWS: readonly never[] = [];
