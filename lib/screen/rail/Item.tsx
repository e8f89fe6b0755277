import { RailItem } from "../../../components/chat/RailItem.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import type { ChatState, Client, Room } from "../../client/mod.ts";
import type { FileId, PresenceState, RoomId } from "../../protocol/mod.ts";
import { mentionsOf, unreadOf } from "../../rules/mod.ts";
import { chat, person } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { memo } from "../memo.tsx";
import { isMuted } from "../muted.ts";
import { titleOf } from "../names.ts";
import { aloneWith } from "../going/places.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { spotBelow } from "../spot.ts";
import { isCalled, isNews } from "../../client/rooms/groups.ts";
import { longPress } from "./long_press.ts";

/** What is seen of a conversation in the list: a few plain values. */
interface ItemView {
  readonly title: string;
  readonly kind: "public" | "private" | "several" | "one";
  readonly presence: PresenceState;
  readonly picture: FileId | undefined;
  readonly unread: number;
  readonly mentions: number;
  readonly isCalled: boolean;
  /** Of what is muted it is said, and no more. */
  readonly isNews: boolean;
}

interface ItemProps {
  id: RoomId;
  isCurrent: boolean;
}

/** Nothing looks at it again while others come in. */
export const Item = memo(
  DrawnItem,
  (one: ItemProps, other) => one.id === other.id && one.isCurrent === other.isCurrent,
);

/** Drawn anew when one of them is another, not with each message. */
function DrawnItem({ id, isCurrent }: ItemProps) {
  const { panels, client, me, go } = useScreen();
  const view = useClient((client) => viewOf(client, id), isSameView);
  if (view === null) return null;
  const { title, unread, mentions, kind, presence } = view;
  const openMenu = (x: number, y: number) => {
    panels.menu.value = {
      ...{ label: title, at: { x, y } },
      entries: ({ entriesFor }) => entriesFor({ client, panels, me, id, go }),
    };
  };
  return (
    <div
      class="rail-row"
      {...longPress(openMenu)}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu(event.clientX, event.clientY);
      }}
    >
      <RailItem
        href={pathOf(id)}
        name={title}
        current={isCurrent}
        room={id}
        picture={view.picture}
        {...(kind === "one"
          ? { presence, presenceLabel: person[presence] }
          : { icon: ICONS[kind] })}
        {...(view.isNews
          ? {
            unread: {
              value: mentions || unread,
              label: mentions > 0
                ? chat.rail.mentionCount(mentions)
                : chat.rail.unreadCount(unread),
              mention: view.isCalled,
            },
          }
          : unread > 0 && { kept: { value: unread, label: chat.rail.unreadCount(unread) } })}
      />
      <div class="rail-more">
        <IconButton
          icon="more"
          label={chat.rail.more(title)}
          atEnd
          aria-haspopup="menu"
          onClick={({ currentTarget }) => {
            const { x, y } = spotBelow(currentTarget);
            openMenu(x, y);
          }}
        />
      </div>
    </div>
  );
}

const ICONS = { public: "room", private: "lock", several: "people" } as const;

function viewOf(client: Client, id: RoomId): ItemView | null {
  const { state } = client;
  const room = state.rooms.get(id);
  if (room === undefined) return null;
  const title = titleOf(room, state);
  const unread = unreadOf(room.tally);
  const isQuiet = isMuted(client, id);
  return {
    title: room.facts.archived ? chat.rail.archived(title) : title,
    ...kindOf(room, state),
    unread,
    mentions: mentionsOf(room.tally),
    isCalled: unread > 0 && isCalled(room, isQuiet),
    isNews: isNews(room, isQuiet),
  };
}

/** Of a conversation with one other person theirs; of several people there is none. */
function kindOf(
  room: Room,
  { me, people }: ChatState,
): Pick<ItemView, "kind" | "presence" | "picture"> {
  const { kind, picture } = room.facts;
  if (kind !== "direct") return { kind, presence: "offline", picture };
  const [other] = aloneWith(room, me);
  if (other === undefined) return { kind: "several", presence: "offline", picture };
  const person = people.get(other);
  return { kind: "one", presence: person?.presence ?? "offline", picture: person?.picture };
}

function isSameView(one: ItemView | null, other: ItemView | null): boolean {
  if (one === null || other === null) return one === other;
  return Object.entries(one).every(([part, value]) => other[part as keyof ItemView] === value);
}
