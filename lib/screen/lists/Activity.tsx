import { useEffect, useState } from "preact/hooks";
import { Button, ButtonLink } from "../../../components/Button.tsx";
import { accept, type ActivityItem, type ActivityKind, type Moment } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOfMessage, pathOfThread } from "../going/address.ts";
import { isLookedAt } from "../conversation/read/reading.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { ListItem } from "./ListItem.tsx";
import { ListPage } from "./ListPage.tsx";
import { ListText } from "./ListText.tsx";
import { useName, useNamed, useTitle } from "./names.ts";
import { usePages } from "./pages.ts";

const KINDS = ["all", "mention", "reply", "reaction"] as const;
type Kind = "all" | ActivityKind;

/** What others did that concerns one, day by day. What is shown here is read. */
export function Activity() {
  const { client, clock } = useScreen();
  const [kind, setKind] = useState<Kind>("all");
  const newest = useClient(({ state }) => state.activity.unread.at(-1)?.moment);
  const pages = usePages<ActivityItem>({
    load: async (after) => {
      const page = await client.request("activity.page", {
        ...(after && { before: after.moment }),
        ...(kind !== "all" && { kinds: [kind] }),
      });
      return page.ok ? accept({ items: page.value.items, more: page.value.older }) : page;
    },
    messagesOf: ({ message }) => [message.id],
    news: `${kind} ${newest}`,
  });
  const readTo = useReadActivity(pages.items);
  const days = useDerived(
    () => Map.groupBy(pages.items ?? [], ({ message }) => clock.dayLabel(message.at)),
    [pages.items, clock],
  );
  useNamed(pages.items?.flatMap(({ by, message }) => [by, message.from]) ?? []);
  const { none, noneAction, kinds } = chat.lists.activity;
  return (
    <ListPage
      view="activity"
      pages={pages}
      tools={
        <div class="flex flex-wrap gap-4" role="group" aria-label={chat.lists.activity.which}>
          {KINDS.map((one) => (
            <Button
              key={one}
              small
              kind={one === kind ? "secondary" : "quiet"}
              aria-pressed={one === kind ? "true" : "false"}
              onClick={() => setKind(one)}
            >
              {kinds[one]}
            </Button>
          ))}
        </div>
      }
      empty={{ text: none, action: <ButtonLink href="/r">{noneAction}</ButtonLink> }}
    >
      {[...days].map(([day, items]) => (
        <section key={day}>
          <h2 class="entry-day">{day}</h2>
          <ul aria-label={day}>
            {items.map((item) => (
              <Deed
                key={`${item.moment} ${item.by} ${item.emoji ?? ""}`}
                item={item}
                isNew={item.moment > (readTo ?? "")}
              />
            ))}
          </ul>
        </section>
      ))}
    </ListPage>
  );
}

/** Up to where one had looked before; while this is looked at, what it shows is read. */
function useReadActivity(items: readonly ActivityItem[] | null): Moment | null {
  const { client } = useScreen();
  const [before, setBefore] = useState<{ readonly read: Moment | null } | null>(null);
  const newest = items?.[0]?.moment;
  useEffect(() => {
    if (newest === undefined) return;
    const { read } = client.state.activity;
    setBefore((before) => before ?? { read });
    const tell = () => {
      if (!isLookedAt() || newest <= (client.state.activity.read ?? "")) return;
      void client.request("activity.read", { to: newest });
    };
    tell();
    addEventListener("focus", tell);
    return () => removeEventListener("focus", tell);
  }, [client, newest]);
  return before === null ? newest ?? null : before.read;
}

function Deed({ item, isNew }: { item: ActivityItem; isNew: boolean }) {
  const { clock } = useScreen();
  const { kind, room, by, message, emoji } = item;
  const who = useName(by);
  const author = useName(message.from);
  const title = useTitle(room);
  const { id, thread, at } = message;
  const { did, open } = chat.lists.activity;
  const note = kind === "reaction"
    ? did.reaction(emoji ?? "", title)
    : thread !== undefined && kind === "reply"
    ? did.thread(title)
    : did[kind](title);
  return (
    <ListItem
      href={thread === undefined ? pathOfMessage(room, id) : pathOfThread(room, thread)}
      label={open(who, note)}
      mark={{ face: by, name: who }}
      who={who}
      note={note}
      at={{ iso: new Date(at).toISOString(), short: clock.time(at), exact: clock.exactly(at) }}
      isUnread={isNew}
    >
      <ListText message={message} author={author} />
    </ListItem>
  );
}
