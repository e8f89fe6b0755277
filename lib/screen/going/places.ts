/** Everywhere that one can go from here, to be found by name. Pure. */
import type { ChatState, Room } from "../../client/mod.ts";
import type { KnownPerson, UserId } from "../../protocol/mod.ts";
import { type Findable, findable, inPlaceOrder, type Place, unreadOf } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import type { View } from "./address.ts";
import { othersIn, titleOf } from "../names.ts";
import { isCalled } from "../../client/rooms/groups.ts";

export type Target =
  | { readonly to: "room"; readonly key: string; readonly name: string; readonly room: Room }
  | { readonly to: "person"; readonly key: string; readonly name: string; readonly user: UserId }
  | { readonly to: "view"; readonly key: string; readonly name: string; readonly view: View };

/** Conversations that there are, then pages, then people one has not talked to alone yet. */
export function placesOf(
  state: Pick<ChatState, "rooms" | "people" | "me">,
  everybody: Iterable<Findable<KnownPerson>>,
  views: readonly View[],
): Place<Target>[] {
  const rooms = [...state.rooms.values()];
  const spokenTo = new Set([state.me, ...rooms.flatMap((room) => aloneWith(room, state.me))]);
  const others = [...everybody].filter(({ what }) => !what.gone && !spokenTo.has(what.id));
  return [
    ...inPlaceOrder(rooms.map((room) => roomPlace(room, state))),
    ...views.map(viewPlace),
    ...others.map(personPlace),
  ];
}

/** Whom a conversation of two is with. */
export function aloneWith(room: Room, me: UserId): UserId[] {
  const others = othersIn(room, me);
  return others.length === 1 ? others : [];
}

function roomPlace(room: Room, state: Pick<ChatState, "people" | "me">): Place<Target> {
  const name = titleOf(room, state);
  const isDirect = room.facts.kind === "direct";
  const logins = othersIn(room, state.me).flatMap((user) => state.people.get(user)?.name ?? []);
  const isUnread = unreadOf(room.tally) > 0;
  return {
    ...findable<Target>({ to: "room", key: room.id, name, room }, [name, ...logins]),
    ...{
      kind: isDirect ? "person" : "room",
      isUnread,
      isCalled: isUnread && isCalled(room, false),
    },
    movedAt: room.facts.archived ? 0 : room.movedAt,
  };
}

function viewPlace(view: View): Place<Target> {
  const name = chat.views[view];
  return {
    ...findable<Target>({ to: "view", key: view, name, view }, [name]),
    ...{ kind: "view", isCalled: false, isUnread: false, movedAt: 0 },
  };
}

function personPlace({ what: { id, displayName }, names }: Findable<KnownPerson>): Place<Target> {
  const target = { to: "person", key: id, name: displayName, user: id } as const;
  const quiet = { isCalled: false, isUnread: false, movedAt: 0 };
  return { what: target, names, kind: "person", ...quiet };
}
