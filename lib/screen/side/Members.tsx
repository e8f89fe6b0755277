import { useEffect } from "preact/hooks";
import { Avatar } from "../../../components/Avatar.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import type { RoomId, RoomRole, UserId } from "../../protocol/mod.ts";
import { chat, person } from "../../words/mod.ts";
import { nameOf } from "../names.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { SidePanel } from "./SidePanel.tsx";

export function Members({ id }: { id: RoomId }) {
  const { client, panels } = useScreen();
  const members = useClient(({ state }) => state.rooms.get(id)?.memberList ?? null);
  useEffect(() => void client.loadMembers(id), [client, id]);
  return (
    <SidePanel title={chat.side.members} onClose={() => panels.side.value = null}>
      {members === null ? <MessageSkeletons label={chat.side.loading} /> : (
        <ul class="grid gap-8">
          {[...members].map(([user, role]) => <Member key={user} user={user} role={role} />)}
        </ul>
      )}
    </SidePanel>
  );
}

function Member({ user, role }: { user: UserId; role: RoomRole }) {
  const name = useClient(({ state }) => nameOf(state, user));
  const presence = useClient((client) => client.presenceOf(user));
  const shownRole = role === "member" ? "" : chat.side.roles[role];
  return (
    <li class="flex items-center gap-8">
      <Avatar name={name} size={24} presence={presence} presenceLabel={person[presence]} />
      <a class="no-underline truncate hover:underline" href={`/people/${user}`}>{name}</a>
      <span class="ml-auto text-12 text-quiet">{shownRole}</span>
    </li>
  );
}
