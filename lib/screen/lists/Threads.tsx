import { ButtonLink } from "../../../components/Button.tsx";
import { Count } from "../../../components/Badge.tsx";
import { type Client, threadsOf } from "../../client/mod.ts";
import { accept, type ThreadCard } from "../../protocol/mod.ts";
import { unreadInThread } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfThread } from "../going/address.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { ListItem } from "./ListItem.tsx";
import { ListPage } from "./ListPage.tsx";
import { ListText } from "./ListText.tsx";
import { useName, useNamed, useTitle } from "./names.ts";
import { usePages } from "./pages.ts";
import { momentOf } from "./when.ts";

/** All threads that one follows: those with something unread first, then by their newest reply. */
export function Threads() {
  const { client } = useScreen();
  const news = useClient(newsOf);
  const pages = usePages<ThreadCard>({
    load: async (after) => {
      const page = await client.request("threads.page", after ? { before: after.thread.last } : {});
      return page.ok ? accept({ items: page.value.threads, more: page.value.older }) : page;
    },
    messagesOf: ({ root, replies }) => [root, ...replies].map(({ id }) => id),
    news,
  });
  const cards = useDerived(() => unreadFirst(pages.items ?? [], client), [pages.items]);
  useNamed(cards.flatMap(({ root, replies }) => [root, ...replies].map(({ from }) => from)));
  const { none, noneAction } = chat.lists.threads;
  return (
    <ListPage
      view="threads"
      pages={pages}
      empty={{ text: none, action: <ButtonLink href="/r">{noneAction}</ButtonLink> }}
    >
      <ul aria-label={chat.views.threads}>
        {cards.map((card) => <ThreadItem key={card.thread.id} card={card} />)}
      </ul>
    </ListPage>
  );
}

/** Another one whenever there is another reply, or another thread. */
function newsOf({ state }: Client): string {
  return threadsOf(state).map(({ id, last }) => `${id} ${last}`).join();
}

/** As it is when they come: what is read meanwhile stays in its place. */
function unreadFirst(cards: readonly ThreadCard[], { state }: Client): ThreadCard[] {
  const isUnread = ({ room, thread }: ThreadCard) =>
    unreadInThread(state.rooms.get(room)?.followed.get(thread.id)?.tally ?? thread.tally) > 0;
  return [...cards.filter(isUnread), ...cards.filter((card) => !isUnread(card))];
}

function ThreadItem({ card: { room, thread, root, replies } }: { card: ThreadCard }) {
  const { clock } = useScreen();
  const tally = useClient(({ state }) => state.rooms.get(room)?.followed.get(thread.id)?.tally);
  const author = useName(root.from);
  const title = useTitle(room);
  const unread = tally === undefined ? 0 : unreadInThread(tally);
  const newest = replies.at(-1);
  const { lists, rail } = chat;
  return (
    <ListItem
      href={pathOfThread(room, root.id)}
      label={lists.threads.open(author, title)}
      mark={{ face: root.from, name: author }}
      who={author}
      note={title}
      at={momentOf(clock, (newest ?? root).at)}
      isUnread={unread > 0}
      actions={unread > 0 && (
        <Count
          value={unread}
          label={rail.unreadCount(unread)}
          mention={(tally?.mentions.length ?? 0) > 0}
        />
      )}
    >
      <ListText message={root} author={author} />
      {newest && (
        <div class="entry-reply">
          <Reply message={newest} count={root.replies?.count ?? replies.length} />
        </div>
      )}
    </ListItem>
  );
}

function Reply({ message, count }: { message: ThreadCard["root"]; count: number }) {
  const author = useName(message.from);
  return (
    <>
      <p class="text-13 text-quiet">
        {chat.line.replies(count)} · <b>{author}</b>
      </p>
      <ListText message={message} author={author} />
    </>
  );
}
