/** What one can do with a conversation from the list. */
import type { Client } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import type { FirstState, RoomId } from "../../protocol/mod.ts";
import { unreadOf } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { markRead } from "../mark_read.ts";
import type { MenuEntry, Panels } from "../panels.ts";
import { groupsOf, movesFor } from "../../client/rooms/groups.ts";
import { mayAdd } from "./sections.ts";
import { wantedOf } from "./wanted.ts";

interface ItemParts {
  readonly client: Client;
  readonly panels: Panels;
  readonly me: FirstState["me"];
  readonly id: RoomId;
  go(path: string): void;
}

export function entriesFor({ client, panels, me, id, go }: ItemParts): MenuEntry[] {
  const room = client.state.rooms.get(id);
  if (room === undefined) return [];
  const { itemMenu } = chat.rail;
  const { own } = client;
  const { favourite } = own.prefs(id);
  const mayLeave = can({ place: me.role, room: room.role }, "room.leave", {
    ...room.facts,
    isAlone: room.members <= 1,
  });
  const entries: (MenuEntry | false)[] = [
    unreadOf(room.tally) > 0 &&
    { label: itemMenu.markRead, icon: "check", run: () => void markRead(client, room) },
    {
      label: favourite ? itemMenu.unfavourite : itemMenu.favourite,
      icon: "favourite",
      run: () => void own.preferRoom(id, { favourite: !favourite }),
    },
    ...sectionEntries(client, panels, id),
    ...moveEntries(client, id),
    {
      label: itemMenu.details,
      icon: "info",
      run: () => {
        go(pathOf(id));
        panels.side.value = "details";
      },
    },
    {
      label: itemMenu.hide,
      icon: "hide",
      run: () => void own.preferRoom(id, { hiddenAt: room.tally.count }),
    },
    mayLeave && {
      label: itemMenu.leave,
      icon: "leave",
      isDanger: true,
      run: () => void client.request("room.leave", { room: id }),
    },
  ];
  return entries.filter((entry) => entry !== false);
}

function sectionEntries({ own }: Client, panels: Panels, id: RoomId): MenuEntry[] {
  const { itemMenu } = chat.rail;
  const { section } = own.prefs(id);
  const { sections } = own.settings;
  const others = sections.filter((other) => other.id !== section);
  const isIn = others.length < sections.length;
  const entries: (MenuEntry | false)[] = [
    ...others.map(({ id: to, name }): MenuEntry => ({
      label: itemMenu.toSection(name),
      icon: "section",
      run: () => void own.preferRoom(id, { section: to, favourite: false }),
    })),
    isIn && {
      label: itemMenu.fromSection,
      icon: "section",
      run: () => void own.preferRoom(id, { section: null }),
    },
    mayAdd(sections) && {
      label: itemMenu.newSection,
      icon: "section",
      run: () => {
        panels.about.value = { room: id };
        panels.sheet.value = "section";
      },
    },
  ];
  return entries.filter((entry) => entry !== false);
}

/** Along the group in which it stands while nothing in it is unread. */
function moveEntries(client: Client, id: RoomId): MenuEntry[] {
  const groups = groupsOf(client.state, wantedOf(client), { room: null, wasUnread: false });
  const group = groups.find(({ key, rooms }) => key !== "unread" && rooms.includes(id));
  const { itemMenu } = chat.rail;
  const steps = [
    { label: itemMenu.up, icon: "up", step: -1 },
    { label: itemMenu.down, icon: "expand", step: 1 },
  ] as const;
  return steps.flatMap(({ label, icon, step }) => {
    const moves = movesFor(group?.rooms ?? [], id, step);
    if (moves.length === 0) return [];
    const run = () => {
      for (const { room, order } of moves) {
        if (client.own.prefs(room).order !== order) void client.own.preferRoom(room, { order });
      }
    };
    return [{ label, icon, run }];
  });
}
