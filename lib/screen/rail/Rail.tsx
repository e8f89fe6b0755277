import { Icon } from "../../../components/Icon.tsx";
import { Presence } from "../../../components/Presence.tsx";
import { RailGroup, RailItem } from "../../../components/chat/RailItem.tsx";
import type { ChatState, Room } from "../../client/mod.ts";
import { mentionsOf, unreadOf } from "../../rules/mod.ts";
import { chat, person } from "../../words/mod.ts";
import { pathOf } from "../address.ts";
import { othersIn, titleOf } from "../names.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { groupsOf, isCalled } from "./groups.ts";

/** The list at the side: the place, what is unread, rooms, people. */
export function Rail() {
  const { place, me, room: open, panels } = useScreen();
  const state = useClient(({ state }) => state, isSameRail);
  const groups = useDerived(() => groupsOf(state, open), [state, open]);
  const item = (room: Room) => (
    <Item key={room.id} room={room} state={state} isCurrent={room.id === open} />
  );
  return (
    <nav class="rail" aria-label={chat.frame.rail}>
      <div class="rail-head">
        <p class="font-semibold truncate">{place}</p>
        <p class="flex items-center gap-8 text-13 text-quiet">
          <OwnPresence />
          <a class="no-underline truncate hover:underline" href="/account">{me.displayName}</a>
        </p>
        <button
          type="button"
          class="rail-jump"
          onClick={() => panels.sheet.value = "switcher"}
          aria-keyshortcuts="Control+K"
        >
          <Icon name="search" />
          {chat.frame.jump}
          <kbd class="ml-auto">Ctrl K</kbd>
        </button>
      </div>
      <div class="rail-list">
        {groups.unread.length > 0 && (
          <RailGroup label={chat.rail.unread}>{groups.unread.map(item)}</RailGroup>
        )}
        <RailGroup label={chat.rail.rooms}>
          {groups.rooms.map(item)}
          <RailItem href="/browse" icon="add" name={chat.frame.browse} />
        </RailGroup>
        {groups.people.length > 0 && (
          <RailGroup label={chat.rail.people}>{groups.people.map(item)}</RailGroup>
        )}
      </div>
    </nav>
  );
}

function OwnPresence() {
  const { me } = useScreen();
  const presence = useClient((client) => client.presenceOf(me.id));
  return <Presence state={presence} label={person[presence]} />;
}

interface ItemProps {
  room: Room;
  state: ChatState;
  isCurrent: boolean;
}

function Item({ room, state, isCurrent }: ItemProps) {
  const unread = unreadOf(room.tally);
  const mentions = mentionsOf(room.tally);
  const title = titleOf(room, state);
  const { kind, archived } = room.facts;
  return (
    <RailItem
      href={pathOf(room.id)}
      name={archived ? chat.rail.archived(title) : title}
      current={isCurrent}
      room={room.id}
      {...(kind === "direct" ? presenceOf(room, state) : { icon: iconOf(kind) })}
      {...(unread > 0 && {
        unread: {
          value: mentions || unread,
          label: mentions > 0 ? chat.rail.mentionCount(mentions) : chat.rail.unreadCount(unread),
          mention: isCalled(room),
        },
      })}
    />
  );
}

function iconOf(kind: "public" | "private") {
  return kind === "public" ? "room" as const : "lock" as const;
}

/** Of a conversation with one other person theirs; of several people there is none. */
function presenceOf(room: Room, state: ChatState) {
  const [other, ...more] = othersIn(room, state.me);
  if (other === undefined || more.length > 0) return { icon: "people" as const };
  return { presence: state.people.get(other)?.presence ?? "offline" };
}

/** Of what a message in an open room moves, only the counts are seen here. */
function isSameRail(one: ChatState, other: ChatState): boolean {
  if (one.people !== other.people || one.rooms.size !== other.rooms.size) return false;
  if (one.rooms === other.rooms) return true;
  for (const [id, room] of other.rooms) {
    const before = one.rooms.get(id);
    if (before === undefined || before.facts !== room.facts || before.tally !== room.tally) {
      return false;
    }
  }
  return true;
}
