/** What one may do with somebody in a room. */
import type { Client, Room } from "../../client/mod.ts";
import { can, type RoomTarget } from "../../policy/mod.ts";
import type { FirstState, Role, RoomRole, UserId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import type { MenuEntry, Panels } from "../panels.ts";
import type { Deeds } from "./deeds.ts";

export interface Member {
  readonly user: UserId;
  readonly name: string;
  readonly role: RoomRole;
  /** On the whole place. */
  readonly place: Role;
}

interface MemberParts {
  readonly client: Client;
  readonly panels: Panels;
  readonly me: FirstState["me"];
  readonly room: Room;
  readonly deeds: Deeds;
  write(user: UserId): void;
}

const GIVEN = ["moderator", "member", "reader"] as const;
const ROLE_ICONS = { moderator: "moderate", member: "person", reader: "read" } as const;

export function entriesForMember(parts: MemberParts, member: Member): MenuEntry[] {
  const { client, panels, me, room, deeds } = parts;
  const { user, name, role } = member;
  const words = chat.details.member;
  if (user === me.id) return [];
  const may = mayDo(me, room, member);
  const ask = (title: string, text: string, confirm: string, run: () => void) => () => {
    panels.question.value = { title, text, confirm, run };
  };
  const entries: (MenuEntry | false)[] = [
    can({ place: me.role, room: null }, "direct.open") &&
    { label: words.write, icon: "write", run: () => parts.write(user) },
    ...GIVEN.filter((to) => to !== role && may("room.setRole", to)).map((to): MenuEntry => ({
      label: words.make[to],
      icon: ROLE_ICONS[to],
      run: () => void deeds.run(client.request("room.setRole", { room: room.id, user, role: to })),
    })),
    role !== "owner" && may("room.transfer") && {
      label: words.transfer,
      icon: "key",
      run: ask(
        words.transferTitle(name),
        words.transferText,
        words.transfer,
        () => void deeds.run(client.request("room.transfer", { room: room.id, user })),
      ),
    },
    may("room.remove") && {
      label: words.remove,
      icon: "delete",
      isDanger: true,
      isApart: true,
      run: ask(
        words.removeTitle(name),
        room.facts.kind === "public" ? words.removeText : words.removeTextPrivate,
        words.remove,
        () => void deeds.run(client.request("room.remove", { room: room.id, user })),
      ),
    },
  ];
  return entries.filter((entry) => entry !== false);
}

function mayDo(me: FirstState["me"], { facts, role }: Room, member: Member) {
  const whom = { place: member.place, room: member.role };
  return (verb: "room.setRole" | "room.transfer" | "room.remove", to?: RoomRole) => {
    const target: RoomTarget = { ...facts, whom, ...(to !== undefined && { to }) };
    return can({ place: me.role, room: role }, verb, target);
  };
}
