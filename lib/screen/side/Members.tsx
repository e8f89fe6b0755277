import { useEffect, useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { FormProblem } from "../../../components/fields/FormProblem.tsx";
import { SearchField } from "../../../components/fields/SearchField.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import type { Client } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import type { RoomId, UserId } from "../../protocol/mod.ts";
import { findable, matchNames } from "../../rules/mod.ts";
import { chat, person } from "../../words/mod.ts";
import { pathOf, pathOfPerson } from "../going/address.ts";
import { openDirect } from "../going/going_to.ts";
import { PersonFace } from "../PersonFace.tsx";
import { isSameList, useClient, useDerived, useScreen } from "../screen_context.ts";
import { useDeeds } from "./deeds.ts";
import { entriesForMember, type Member } from "./member_menu.ts";
import { SidePanel } from "./SidePanel.tsx";
import { spotBelow } from "../spot.ts";

/** More than that nobody reads through; who looks for somebody types a name. */
const MOST_SHOWN = 100;
const SEARCHED_FROM = 10;

export function Members({ id }: { id: RoomId }) {
  const { client, panels, me, go } = useScreen();
  const list = useClient(({ state }) => state.rooms.get(id)?.memberList ?? null);
  const mayAdd = useClient(({ state }) => {
    const room = state.rooms.get(id);
    return room !== undefined && can({ place: me.role, room: room.role }, "room.add", room.facts);
  });
  const members = useClient((client) => membersOf(client, id), isSameMembers);
  const [query, setQuery] = useState("");
  const deeds = useDeeds();
  const found = useDerived(() => {
    const entries = members.map((member) => findable(member, [member.name]));
    return matchNames(entries, query, MOST_SHOWN);
  }, [members, query]);
  useEffect(() => void client.loadMembers(id), [client, id]);
  useEffect(() => void client.directory.load(), [client]);

  const write = async (user: UserId) => {
    const opened = await openDirect(client, [user]);
    if (opened.ok) go(pathOf(opened.value));
    else void deeds.run(Promise.resolve(opened));
  };
  const openMenu = (member: Member, button: HTMLElement) => {
    const room = client.state.rooms.get(id);
    if (room === undefined) return;
    const parts = { client, panels, me, room, deeds, write: (user: UserId) => void write(user) };
    panels.menu.value = {
      ...{ label: member.name, at: spotBelow(button) },
      entries: () => entriesForMember(parts, member),
    };
  };
  return (
    <SidePanel title={chat.side.members} onClose={() => panels.side.value = null}>
      {list === null
        ? <MessageSkeletons label={chat.side.loading} />
        : (
          <div class="grid grid-cols-1 gap-12">
            <FormProblem>{deeds.problem}</FormProblem>
            {mayAdd && (
              <div>
                <Button small icon="invite" onClick={() => panels.sheet.value = "add people"}>
                  {chat.details.add}
                </Button>
              </div>
            )}
            {members.length > SEARCHED_FROM && (
              <SearchField label={chat.details.search} value={query} onInput={setQuery} />
            )}
            <ul class="grid grid-cols-1 gap-4">
              {found.map((member) => (
                <MemberRow
                  key={member.user}
                  member={member}
                  onMore={openMenu}
                />
              ))}
            </ul>
            {found.length === MOST_SHOWN && members.length > MOST_SHOWN && (
              <p class="text-13 text-quiet">{chat.details.more(members.length - MOST_SHOWN)}</p>
            )}
          </div>
        )}
    </SidePanel>
  );
}

const RANKS = ["owner", "moderator", "member", "reader"];

/** By what they are in the room, then by their names. */
function membersOf({ state, directory }: Client, id: RoomId): Member[] {
  const list = state.rooms.get(id)?.memberList ?? new Map();
  return Array.from(list, ([user, role]): Member => {
    const known = state.people.get(user) ?? directory.people?.get(user);
    return { user, role, name: known?.displayName ?? "", place: known?.role ?? "member" };
  }).sort((one, other) =>
    RANKS.indexOf(one.role) - RANKS.indexOf(other.role) ||
    one.name.localeCompare(other.name, person.dates)
  );
}

function isSameMembers(one: readonly Member[], other: readonly Member[]): boolean {
  const plain = (members: readonly Member[]) =>
    members.flatMap(({ user, role, name, place }) => [user, role, name, place]);
  return one.length === other.length && isSameList<string>(plain(one), plain(other));
}

interface MemberRowProps {
  member: Member;
  onMore(member: Member, button: HTMLElement): void;
}

function MemberRow({ member, onMore }: MemberRowProps) {
  const { me } = useScreen();
  const { user, name, role } = member;
  return (
    <li class="member">
      <PersonFace user={user} name={name} />
      <a class="no-underline truncate hover:underline" href={pathOfPerson(user)} title={name}>
        {user === me.id ? chat.rail.you(name) : name}
      </a>
      <span class="flex-none ms-auto text-12 text-quiet">
        {role === "member" ? "" : chat.side.roles[role]}
      </span>
      {user !== me.id && (
        <IconButton
          icon="more"
          label={chat.rail.more(name)}
          atEnd
          aria-haspopup="menu"
          onClick={({ currentTarget }) => onMore(member, currentTarget)}
        />
      )}
    </li>
  );
}
