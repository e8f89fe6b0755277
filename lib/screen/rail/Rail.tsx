import { RailItem } from "../../../components/chat/RailItem.tsx";
import { can } from "../../policy/mod.ts";
import { chat } from "../../words/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { spotBelow } from "../spot.ts";
import { factsOf, VIEW_NAMES, type ViewThere } from "../views.ts";
import { beginningOf, useDrawn } from "./beginning.ts";
import { useFolds } from "./folds.ts";
import { Group, type GroupProps } from "./Group.tsx";
import { groupsOf, isSameGroups } from "../../client/rooms/groups.ts";
import { Item } from "./Item.tsx";
import { useOpened } from "./opened.ts";
import { RailHead } from "./RailHead.tsx";
import { Rest } from "./Rest.tsx";
import { wantedOf } from "./wanted.ts";

/** The list at the side: the place, what is unread, rooms, people. A message draws one item anew. */
export function Rail() {
  const { client, me, room: open, panels, listed } = useScreen();
  const opened = useOpened();
  const groups = useClient(
    (client) => groupsOf(client.state, wantedOf(client), opened),
    isSameGroups,
  );
  const folds = useFolds();
  const unfolded = groups
    .filter(({ key, rooms }) => rooms.length > 0 || !FILLED_ONLY.includes(key))
    .map((group) => ({
      ...group,
      rooms: group.rooms.filter((room) => room === open || !folds.isFolded(group.key)),
    }));
  listed.current = unfolded.flatMap(({ rooms }) => rooms);
  const all = listed.current.length;
  const drawn = useDrawn(all);
  const isWhole = (group: string, rooms: readonly RoomId[]) =>
    unfolded.find(({ key }) => key === group)?.rooms.length === rooms.length;
  const { sheet } = panels;
  const actor = { place: me.role, room: null };
  const actions: Readonly<Record<string, GroupProps["action"]>> = {
    ...(can(actor, "room.create") && {
      rooms: { label: chat.rail.newRoom, icon: "add", run: () => sheet.value = "new room" },
    }),
    ...(can(actor, "direct.open") && {
      people: { label: chat.rail.newDirect, icon: "add", run: () => sheet.value = "new direct" },
    }),
  };
  const sectionAction = (id: string, name: string): GroupProps["action"] => ({
    label: chat.rail.more(name),
    icon: "more",
    run: (button) => {
      panels.menu.value = {
        ...{ label: name, at: spotBelow(button) },
        entries: ({ entriesForSection }) => entriesForSection(client, panels, id),
      };
    },
  });
  return (
    <nav class="rail" aria-label={chat.frame.rail}>
      <RailHead />
      <div class="rail-list" onFocusIn={({ target }) => isByKeys(target) && drawn.whole()}>
        <Views />
        {beginningOf(unfolded, drawn.most, open).map(({ key, name, rooms }) => (
          <Group
            key={key}
            label={name ?? NAMES[key as keyof typeof NAMES]()}
            isFolded={folds.isFolded(key)}
            onFold={(on) => folds.fold(key, on)}
            action={name === undefined ? actions[key] : sectionAction(key, name)}
          >
            {rooms.map((room) => <Item key={room} id={room} isCurrent={room === open} />)}
            {key === "people" && isWhole(key, rooms) && !folds.isFolded(key) &&
              can(actor, "person.find") && <ViewLink view="people" />}
            {key === "rooms" && isWhole(key, rooms) && !folds.isFolded(key) &&
              can(actor, "room.browse") && <ViewLink view="browse" />}
          </Group>
        ))}
        {drawn.most < all && (
          <Rest count={all - drawn.most} onNear={drawn.more} onAll={drawn.whole} />
        )}
      </div>
    </nav>
  );
}

/** By a click one is where one sees it. */
function isByKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(":focus-visible");
}

const FILLED_ONLY = ["unread", "favourites"];

const NAMES = {
  unread: () => chat.rail.unread,
  favourites: () => chat.rail.favourites,
  rooms: () => chat.rail.rooms,
  people: () => chat.rail.people,
};

function Views() {
  const shown = VIEW_NAMES.filter((view) => factsOf(view).inRail);
  if (shown.length === 0) return null;
  return (
    <div class="grid gap-2">
      {shown.map((view) => <ViewLink key={view} view={view} />)}
    </div>
  );
}

function ViewLink({ view }: { view: ViewThere }) {
  const { address } = useScreen();
  const { icon, count } = factsOf(view);
  const waiting = useClient((client) => count?.of(client) ?? 0);
  const isCalled = useClient((client) => count?.isCalled?.(client) ?? false);
  const isCurrent = address.at === view;
  if (count?.isOwn && waiting === 0 && !isCurrent) return null;
  const shown = { value: waiting, label: count?.label(waiting) ?? "" };
  return (
    <RailItem
      href={`/${view}`}
      icon={icon}
      name={chat.views[view]}
      current={isCurrent}
      {...(waiting > 0 && (count?.isOwn ? { kept: shown } : {
        unread: { ...shown, mention: isCalled },
      }))}
    />
  );
}
