import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { MessageSkeletons, Skeleton } from "../../../components/Skeleton.tsx";
import { accept, LIMITS, type Message, type RoomEvent, type RoomId } from "../../protocol/mod.ts";
import { type FileKind, kindOfFile } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfMessage, pathOfThread } from "../going/address.ts";
import { FileCard } from "../files/FileCard.tsx";
import { whileInView } from "../files/in_view.ts";
import { Picture } from "../files/Pictures.tsx";
import { picturesIn } from "../files/pictures_of.ts";
import { useName, useNamed } from "../lists/names.ts";
import { usePages } from "../lists/pages.ts";
import { momentOf } from "../lists/when.ts";
import { Moment } from "../../../components/chat/Moment.tsx";
import { useClient, useScreen } from "../screen_context.ts";
import { useRoomNews } from "./room_news.ts";
import { SidePanel } from "./SidePanel.tsx";

const KINDS: readonly FileKind[] = ["picture", "media", "document"];

/** What people have shown each other in a conversation, newest first, one kind at a time. */
export function Files({ id }: { id: RoomId }) {
  const { panels } = useScreen();
  const [kind, setKind] = useState<FileKind>("picture");
  const { roomFiles } = chat;
  return (
    <SidePanel title={roomFiles.title} onClose={() => panels.side.value = null}>
      <div class="grid gap-12">
        <div class="flex flex-wrap gap-4" role="group" aria-label={roomFiles.which}>
          {KINDS.map((one) => (
            <Button
              key={one}
              small
              kind={one === kind ? "secondary" : "quiet"}
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {roomFiles.kinds[one]}
            </Button>
          ))}
        </div>
        <OfKind key={kind} room={id} kind={kind} />
      </div>
    </SidePanel>
  );
}

function OfKind({ room, kind }: { room: RoomId; kind: FileKind }) {
  const { client } = useScreen();
  const ignored = useClient(({ state }) => state.ignored);
  const { items: found, isMore, isFailed, loadMore } = usePages<Message>({
    load: async (after) => {
      let before = after?.id;
      for (;;) {
        const ask = { room, kind, limit: LIMITS.pageMessages, ...(before && { before }) };
        const page = await client.request("files.page", ask);
        if (!page.ok) return page;
        const { messages, next } = page.value;
        if (messages.length > 0 || next === null) {
          return accept({ items: messages, more: next !== null });
        }
        before = next;
      }
    },
    messagesOf: ({ id }) => [id],
    news: useRoomNews(room, bringsFiles),
  });
  const items = found && found.filter(({ from }) => !ignored.has(from));
  useNamed(items?.map(({ from }) => from) ?? []);
  const { roomFiles, lists } = chat;
  if (isFailed) return <p class="text-quiet" role="alert">{lists.failed}</p>;
  if (items === null) {
    return kind === "picture" ? <WallSkeleton /> : <MessageSkeletons label={chat.side.loading} />;
  }
  if (items.length === 0 && !isMore) return <p class="text-quiet">{roomFiles.none[kind]}</p>;
  return (
    <>
      {kind === "picture"
        ? <Grid room={room} messages={items} />
        : (
          <ul class="grid grid-cols-1 gap-12" aria-label={roomFiles.kinds[kind]}>
            {items.map((message) => (
              <li key={message.id} class="grid grid-cols-1 gap-4">
                {message.files!.filter((file) => kindOfFile(file) === kind).map((file) => (
                  <FileCard key={file.id} file={file} />
                ))}
                <Origin room={room} message={message} />
              </li>
            ))}
          </ul>
        )}
      {isMore && <More key={found?.length} onSeen={loadMore} />}
    </>
  );
}

/** As pictures will stand there. */
function WallSkeleton() {
  return (
    <div role="status">
      <span class="sr-only">{chat.side.loading}</span>
      <div class="picture-wall" aria-hidden="true">
        {Array.from({ length: 6 }, (_, at) => <Skeleton key={at} />)}
      </div>
    </div>
  );
}

function Grid({ room, messages }: { room: RoomId; messages: readonly Message[] }) {
  const { panels } = useScreen();
  const pictures = picturesIn(messages);
  return (
    <ul class="picture-wall" aria-label={chat.roomFiles.kinds.picture}>
      {pictures.map(({ message, file }) => (
        <li key={`${message.id} ${file.id}`}>
          <Picture
            file={file}
            onOpen={() => panels.viewer.value = { room, message, file: file.id, among: pictures }}
          />
        </li>
      ))}
    </ul>
  );
}

/** Who brought it, and when; it leads there. */
function Origin({ room, message }: { room: RoomId; message: Message }) {
  const { clock } = useScreen();
  const author = useName(message.from);
  const { id, thread, at } = message;
  return (
    <a
      class="file-origin"
      href={thread === undefined ? pathOfMessage(room, id) : pathOfThread(room, thread)}
    >
      <span class="truncate">{author}</span>
      <Moment at={momentOf(clock, at)} />
    </a>
  );
}

/** Whoever comes to the end gets more. */
function More({ onSeen }: { onSeen(): void }) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onSeen);
  latest.current = onSeen;
  useEffect(() => whileInView(element.current!, (isInView) => isInView && latest.current()), []);
  return (
    <div ref={element}>
      <Button small onClick={onSeen}>{chat.lists.more}</Button>
    </div>
  );
}

function bringsFiles(event: RoomEvent): boolean {
  return event.type === "message.sent" && event.message.files !== undefined;
}
