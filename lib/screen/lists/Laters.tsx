import { ButtonLink } from "../../../components/Button.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import type { Ask, ErrorCode, Later } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOf, pathOfThread } from "../going/address.ts";
import { FilesLine } from "../files/FilesLine.tsx";
import { entriesForTimes } from "../send_later/time_menu.ts";
import { comingText } from "../send_later/when_text.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { ListItem } from "./ListItem.tsx";
import { ListPage } from "./ListPage.tsx";
import { useTitle } from "./names.ts";
import { spotBelow } from "../spot.ts";

/** What the server will send for one, the next first; and what it could not. */
export function Laters() {
  const later = useClient(({ state }) => state.later);
  const { none, noneAction } = chat.later;
  return (
    <ListPage
      view="later"
      pages={{ items: later, isMore: false, isFailed: false, loadMore: () => {} }}
      empty={{ text: none, action: <ButtonLink href="/r">{noneAction}</ButtonLink> }}
    >
      <ul aria-label={chat.views.later}>
        {later.map((one) => <LaterItem key={one.id} later={one} />)}
      </ul>
    </ListPage>
  );
}

/** Before that it could have been sent at once. */
const SOON_MS = 1_000;

function LaterItem({ later }: { later: Later }) {
  const { id, room, thread, at, body, files = [], failed } = later;
  const { client, clock, panels, toasts } = useScreen();
  const title = useTitle(room);
  const isHere = useClient(({ state }) => state.rooms.has(room));
  const words = chat.later;
  const change = async (to: number, text: string) => {
    const done = await client.request("later.change", { id, at: to });
    toasts.value = done.ok ? { text, tone: "good" } : { text: words.refused, tone: "bad" };
  };
  const setAgain = async () => {
    const done = await client.request("later.set", asAsked(later));
    if (!done.ok) toasts.value = { text: words.refused, tone: "bad" };
  };
  const drop = async () => {
    const done = await client.request("later.drop", { id });
    if (!done.ok) {
      toasts.value = { text: words.refused, tone: "bad" };
      return;
    }
    toasts.value = {
      text: words.dropped,
      // What could not be sent has no time that is still to come
      ...(failed === undefined && at > client.serverTime && {
        action: chat.lists.drafts.undo,
        onAction: () => void setAgain(),
      }),
    };
  };
  const openTimes = (button: HTMLElement) => {
    panels.menu.value = {
      ...{ label: words.change, at: spotBelow(button) },
      entries: () =>
        entriesForTimes(
          { clock, panels, title: words.change, at },
          (to) => void change(to, words.willBeSent(comingText(clock, to))),
        ),
    };
  };
  return (
    <ListItem
      href={thread === undefined ? pathOf(room) : pathOfThread(room, thread)}
      label={words.open(title)}
      mark={{ icon: failed === undefined ? "later" : "alert" }}
      who={title}
      note={failed === undefined ? comingText(clock, at) : ""}
      actions={
        <>
          <IconButton
            icon="later"
            label={words.change}
            aria-haspopup="menu"
            atEnd
            onClick={({ currentTarget }) => openTimes(currentTarget)}
          />
          <IconButton
            icon="send"
            label={words.now}
            atEnd
            onClick={() => void change(client.serverTime + SOON_MS, words.isSent)}
          />
          <IconButton icon="delete" label={words.drop} atEnd onClick={() => void drop()} />
        </>
      }
    >
      {body !== "" && <p class="entry-plain">{body}</p>}
      {files.length > 0 && <FilesLine files={files} />}
      {failed !== undefined && <p class="field-error">{reasonOf(failed, isHere)}</p>}
    </ListItem>
  );
}

/** The place holds its files a little longer than what offers this stands there. */
function asAsked({ failed: _, files, ...later }: Later): Ask<"later.set"> {
  return {
    ...later,
    ...(files && { files: files.map(({ id, alt }) => ({ id, ...(alt && { alt }) })) }),
  };
}

function reasonOf(failed: ErrorCode, isHere: boolean): string {
  if (failed === "not_found" && isHere) return chat.later.noFile;
  const reasons: Partial<Record<ErrorCode, string>> = chat.later.failed;
  return reasons[failed] ?? chat.later.failed.other;
}
