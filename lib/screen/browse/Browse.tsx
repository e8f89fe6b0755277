import { useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { SearchField } from "../../../components/fields/SearchField.tsx";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import { can } from "../../policy/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useDerived, useScreen } from "../screen_context.ts";
import { ViewFrame } from "../ViewFrame.tsx";
import { matchRooms, usePublicRooms } from "./public_rooms.ts";
import { RoomRow } from "./RoomRow.tsx";

/** The rooms that anybody may come into: what each is about, and who is in it already. */
export function Browse() {
  const { client, me, panels } = useScreen();
  const phase = useClient(({ status }) =>
    status.phase === "catching up" ? "in sync" : status.phase
  );
  const { rooms, refused } = usePublicRooms(client, phase === "in sync");
  const [query, setQuery] = useState("");
  const found = useDerived(() => matchRooms(rooms ?? [], query), [rooms, query]);
  const words = chat.browse;
  const create = can({ place: me.role, room: null }, "room.create") && (
    <Button
      small
      icon="add"
      onClick={() => panels.sheet.value = "new room"}
    >
      {chat.rail.newRoom}
    </Button>
  );
  return (
    <ViewFrame icon="browse" title={words.title} actions={create}>
      <SearchField label={words.search} value={query} onInput={setQuery} />
      {refused !== null
        ? (
          <EmptyState>
            {refused === "forbidden" ? words.notForYou : words.failed}
          </EmptyState>
        )
        : rooms === null
        ? <MessageSkeletons label={phase === "offline" ? words.offline : words.loading} />
        : found.length === 0
        ? <EmptyState>{query === "" ? words.none : words.nothing(query)}</EmptyState>
        : (
          <ul class="room-list" aria-label={words.title}>
            {found.map((room) => <RoomRow key={room.id} card={room} />)}
          </ul>
        )}
    </ViewFrame>
  );
}
