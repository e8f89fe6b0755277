import { Button, ButtonLink } from "../../../components/Button.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import type { Client } from "../../client/mod.ts";
import type { MessageId, RoomId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOf, pathOfThread } from "../going/address.ts";
import { isSameList, useClient, useDerived, useScreen } from "../screen_context.ts";
import { draftsOf } from "./drafts_of.ts";
import { ListItem } from "./ListItem.tsx";
import { ListPage } from "./ListPage.tsx";
import { useTitle } from "./names.ts";
import { momentOf } from "./when.ts";

type Draft = ReturnType<typeof draftsOf>[number];

/** What one has begun to write anywhere, the last first. */
export function Drafts() {
  const kept = useClient(draftsOf, isSameList);
  const drafts = useDerived(() => kept, [kept]);
  const { none, noneAction } = chat.lists.drafts;
  return (
    <ListPage
      view="drafts"
      pages={{ items: drafts, isMore: false, isFailed: false, loadMore: () => {} }}
      empty={{ text: none, action: <ButtonLink href="/r">{noneAction}</ButtonLink> }}
    >
      <ul aria-label={chat.views.drafts}>
        {drafts.map((draft) => (
          <DraftItem key={`${draft.room} ${draft.thread ?? ""}`} draft={draft} />
        ))}
      </ul>
    </ListPage>
  );
}

function DraftItem({ draft: { room, thread, at } }: { draft: Draft }) {
  const { client, clock, toasts } = useScreen();
  const title = useTitle(room);
  const written = useClient(({ own }) => own.draft(room, thread), isSameText);
  const path = thread === undefined ? pathOf(room) : pathOfThread(room, thread);
  const words = chat.lists.drafts;
  const drop = () => {
    const { text, replyTo } = written;
    client.own.setDraft(room, thread, "");
    toasts.value = {
      ...{ text: words.dropped, action: words.undo },
      onAction: () => client.own.setDraft(room, thread, text, replyTo),
    };
  };
  return (
    <ListItem
      href={path}
      label={words.open(title)}
      mark={{ icon: thread === undefined ? "edit" : "thread" }}
      who={title}
      note={thread === undefined ? "" : words.inThread}
      at={momentOf(clock, at)}
      actions={
        <>
          <ButtonLink small kind="quiet" href={path} aria-label={words.open(title)}>
            {words.goOn}
          </ButtonLink>
          {written.text !== "" && (
            <IconButton icon="delete" label={words.drop} atEnd onClick={drop} />
          )}
        </>
      }
    >
      {written.text !== "" && <p class="entry-plain">{written.text}</p>}
      {written.other && <Other room={room} thread={thread} other={written.other} />}
    </ListItem>
  );
}

interface OtherProps {
  room: RoomId;
  thread: MessageId | undefined;
  other: NonNullable<ReturnType<Client["own"]["draft"]>["other"]>;
}

/** Two devices wrote at once: one of them decides what stays. */
function Other({ room, thread, other }: OtherProps) {
  const { client, clock } = useScreen();
  const words = chat.lists.drafts;
  return (
    <div class="entry-reply">
      <p class="text-13 text-quiet">{words.other(clock.time(other.at))}</p>
      <p class="entry-plain">{other.text}</p>
      <p class="entry-over">
        <Button small kind="quiet" onClick={() => client.own.dropOtherDraft(room, thread)}>
          {words.dropOther}
        </Button>
      </p>
    </div>
  );
}

type Written = OtherProps["other"] | undefined;

function isSameText(
  one: { text: string; other?: Written },
  other: { text: string; other?: Written },
): boolean {
  return one.text === other.text && one.other?.text === other.other?.text;
}
