import { ButtonLink } from "../../../components/Button.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import { accept, type SavedMessage } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfMessage, pathOfThread } from "../going/address.ts";
import { isSameList, useClient, useScreen } from "../screen_context.ts";
import { ListItem } from "./ListItem.tsx";
import { ListPage } from "./ListPage.tsx";
import { ListText } from "./ListText.tsx";
import { useName, useNamed, useTitle } from "./names.ts";
import { usePages } from "./pages.ts";
import { momentOf } from "./when.ts";

/** Messages that one has kept to come back to, those that were saved last first. */
export function Saved() {
  const { client } = useScreen();
  const news = useClient(({ state }) => state.own.saved);
  const pages = usePages<SavedMessage>({
    load: async (after) => {
      const page = await client.request("saved.page", after ? { before: after.at } : {});
      return page.ok ? accept({ items: page.value.saved, more: page.value.more }) : page;
    },
    messagesOf: ({ message }) => [message.id],
    news,
  });
  const saved = useClient(
    ({ own }) => pages.items?.filter(({ room, message }) => own.isSaved(room, message.id)) ?? [],
    isSameList,
  );
  useNamed(saved.map(({ message }) => message.from));
  const { none, noneAction } = chat.lists.saved;
  return (
    <ListPage
      view="saved"
      pages={{ ...pages, items: pages.items && saved }}
      empty={{ text: none, action: <ButtonLink href="/r">{noneAction}</ButtonLink> }}
    >
      <ul aria-label={chat.views.saved}>
        {saved.map((one) => <SavedItem key={one.message.id} saved={one} />)}
      </ul>
    </ListPage>
  );
}

function SavedItem({ saved: { room, message } }: { saved: SavedMessage }) {
  const { client, clock, toasts } = useScreen();
  const author = useName(message.from);
  const title = useTitle(room);
  const { id, thread } = message;
  const words = chat.lists.saved;
  const unsave = async () => {
    const done = await client.own.unsave(room, id);
    toasts.value = done.ok
      ? {
        ...{ text: words.unsaved, action: words.undo },
        onAction: () => void client.own.save(room, id),
      }
      : { text: chat.lists.refused, tone: "bad" };
  };
  return (
    <ListItem
      href={thread === undefined ? pathOfMessage(room, id) : pathOfThread(room, thread)}
      label={words.open(author, title)}
      mark={{ face: message.from, name: author }}
      who={author}
      note={title}
      at={momentOf(clock, message.at)}
      actions={
        <IconButton
          icon="close"
          label={words.unsave}
          atEnd
          onClick={() => void unsave()}
        />
      }
    >
      <ListText message={message} author={author} />
    </ListItem>
  );
}
