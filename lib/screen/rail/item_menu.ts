/** What one can do with a conversation from the list. */
import type { Client } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import type { FirstState, RoomId } from "../../protocol/mod.ts";
import { unreadOf } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import type { MenuEntry, Panels } from "../panels.ts";
import { markRead } from "../reading_all.ts";

interface ItemParts {
  readonly client: Client;
  readonly panels: Panels;
  readonly me: FirstState["me"];
  readonly id: RoomId;
}

export function entriesFor({ client, me, id }: ItemParts): MenuEntry[] {
  const room = client.state.rooms.get(id);
  if (room === undefined) return [];
  const { itemMenu } = chat.rail;
  const mayLeave = can({ place: me.role, room: room.role }, "room.leave", {
    ...room.facts,
    isAlone: room.members <= 1,
  });
  return [
    ...(unreadOf(room.tally) > 0
      ? [
        {
          label: itemMenu.markRead,
          icon: "check",
          run: () => void markRead(client, room),
        } as const,
      ]
      : []),
    ...(mayLeave
      ? [
        {
          label: itemMenu.leave,
          icon: "leave",
          isDanger: true,
          run: () => void client.request("room.leave", { room: id }),
        } as const,
      ]
      : []),
  ];
}
