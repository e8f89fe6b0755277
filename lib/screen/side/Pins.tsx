import { Button } from "../../../components/Button.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { accept, type Result, type RoomEvent, type RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfMessage, pathOfThread } from "../going/address.ts";
import { pin as keepPinned } from "../conversation/actions/keeping.ts";
import { mayDo } from "../conversation/actions/subject.ts";
import { ListItem } from "../lists/ListItem.tsx";
import { ListText } from "../lists/ListText.tsx";
import { useName, useNamed } from "../lists/names.ts";
import { usePages } from "../lists/pages.ts";
import { walkList } from "../lists/walk.ts";
import { momentOf } from "../lists/when.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { useRoomNews } from "./room_news.ts";
import { SidePanel } from "./SidePanel.tsx";

type Pinned = Result<"room.pins">["pins"][number];

/** What is pinned in a conversation, what was pinned last first. */
export function Pins({ id }: { id: RoomId }) {
  const { client, panels } = useScreen();
  const news = useRoomNews(id, movesPins);
  const { items, isMore, isFailed, loadMore } = usePages<Pinned>({
    load: async (after) => {
      const page = await client.request("room.pins", {
        room: id,
        ...(after && { after: after.message.id }),
      });
      return page.ok ? accept({ items: page.value.pins, more: page.value.more }) : page;
    },
    messagesOf: ({ message }) => [message.id],
    news,
  });
  useNamed(items?.flatMap(({ by, message }) => [by, message.from]) ?? []);
  const { pins, lists } = chat;
  return (
    <SidePanel title={pins.title} onClose={() => panels.side.value = null}>
      {isFailed && <p class="text-quiet" role="alert">{lists.failed}</p>}
      {items === null
        ? !isFailed && <MessageSkeletons label={chat.side.loading} />
        : items.length === 0
        ? <p class="text-quiet">{pins.none}</p>
        : (
          <div class="grid gap-12" onKeyDown={walkList}>
            <ul aria-label={pins.title}>
              {items.map((pinned) => <Pin key={pinned.message.id} room={id} pinned={pinned} />)}
            </ul>
            {isMore && (
              <div>
                <Button small onClick={loadMore}>{lists.more}</Button>
              </div>
            )}
          </div>
        )}
    </SidePanel>
  );
}

/** After each of these another one may be pinned. */
const TELLING = ["message.pinned", "message.changed"];

function movesPins({ type }: RoomEvent): boolean {
  return TELLING.includes(type);
}

function Pin({ room: id, pinned: { message, by } }: { room: RoomId; pinned: Pinned }) {
  const { client, clock, me, toasts } = useScreen();
  const room = useClient(({ state }) => state.rooms.get(id));
  const author = useName(message.from);
  const pinner = useName(by);
  const subject = room && { message, room, me, isSaved: false };
  const { thread } = message;
  return (
    <ListItem
      href={thread === undefined ? pathOfMessage(id, message.id) : pathOfThread(id, thread)}
      label={chat.pins.open(author)}
      mark={{ face: message.from, name: author }}
      who={author}
      note={chat.pins.by(pinner)}
      at={momentOf(clock, message.at)}
      actions={subject && mayDo(subject, "message.pin") && (
        <IconButton
          icon="close"
          label={chat.acts.unpin}
          atEnd
          onClick={() => void keepPinned(subject, { client, toasts }, false)}
        />
      )}
    >
      <ListText message={message} author={author} />
    </ListItem>
  );
}
