import { useEffect, useMemo } from "preact/hooks";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import type { MessageId, RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { Composer } from "../composer/Composer.tsx";
import { NotThere } from "../NotThere.tsx";
import { useClient, useScreen } from "../screen_context.ts";
import { createActing } from "./actions/acting.ts";
import { ActingContext } from "./actions/acting_context.ts";
import { useReceipts } from "./read/follow_receipts.ts";
import { Head } from "./Head.tsx";
import { MessageList } from "./MessageList.tsx";
import { useKeptOpen } from "./kept_open.ts";
import { useLeadTo, useThreadOfTarget } from "./scroll/lead_to.ts";

interface ConversationProps {
  id: RoomId;
  target?: MessageId | undefined;
}

export function Conversation({ id, target }: ConversationProps) {
  const { client, leftAt } = useScreen();
  const room = useClient(({ state }) => state.rooms.get(id));
  const keepOpen = useKeptOpen();
  useEffect(() => keepOpen(id), [client, id]);
  useReceipts(id);
  const left = useMemo(() => leftAt.get(id)?.message, [leftAt, id]);
  const led = useLeadTo(id, target ?? left);
  useThreadOfTarget(room, target);
  const acting = useMemo(createActing, [id]);
  if (room === undefined) return <NotThere />;
  const { timeline } = room;
  const isReady = timeline !== null && led;
  return (
    <ActingContext.Provider value={acting}>
      <section class="conversation" aria-label={chat.frame.conversation}>
        <Head room={room} />
        {isReady
          ? (
            <MessageList
              key={`${id} ${target ?? ""}`}
              room={room}
              timeline={timeline}
              target={target}
            />
          )
          : (
            <div class="messages-waiting">
              <MessageSkeletons label={chat.frame.loading} />
            </div>
          )}
        <Composer key={id} room={room} />
      </section>
    </ActingContext.Provider>
  );
}
