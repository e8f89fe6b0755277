import type { Room } from "../../lib/client/mod.ts";
import type { RoomCard, RoomId } from "../../lib/protocol/mod.ts";
import { mentionsOf, unreadOf } from "../../lib/rules/mod.ts";
import { plain } from "../../lib/words/en.ts";
import { Button } from "../Button.tsx";
import { Logo } from "../Logo.tsx";
import { RailGroup, RailItem } from "./RailItem.tsx";

interface PlainRailProps {
  place: string;
  rooms: readonly Room[];
  open: RoomId | null;
  /** Public rooms that one is not in. */
  offered: readonly RoomCard[];
  onJoin(room: RoomId): void;
  onCreate(name: string): void;
}

export function PlainRail({ place, rooms, open, offered, onJoin, onCreate }: PlainRailProps) {
  return (
    <nav
      class="grid content-start gap-16 p-8 bg-sunken border-r border-line overflow-y-auto"
      aria-label={plain.rooms}
    >
      <p class="px-8 pt-4">
        <a href="/rooms" class="no-underline">
          <Logo name={place} />
        </a>
      </p>
      <RailGroup label={plain.rooms}>
        {rooms.map((room) => <RoomItem key={room.id} room={room} current={room.id === open} />)}
      </RailGroup>
      {offered.length > 0 && (
        <RailGroup label={plain.others}>
          {offered.map(({ id, name }) => (
            <div key={id} class="flex items-center justify-between gap-8 px-8">
              <span class="truncate">{name}</span>
              <Button
                small
                onClick={() =>
                  onJoin(id)}
              >
                {plain.join}
              </Button>
            </div>
          ))}
        </RailGroup>
      )}
      <NewRoom onCreate={onCreate} />
      <RailGroup label={plain.you}>
        <RailItem href="/account" name={plain.account} icon="edit" />
        <RailItem href="/place/invites" name={plain.invite} icon="add" />
      </RailGroup>
    </nav>
  );
}

function RoomItem({ room, current }: { room: Room; current: boolean }) {
  const { facts: { kind, name, archived } } = room;
  const unread = unreadOf(room.tally);
  return (
    <RailItem
      href={`/rooms/${room.id}`}
      icon={kind === "public" ? "room" : kind === "private" ? "lock" : "people"}
      name={archived ? plain.archived(name) : name || plain.direct}
      current={current}
      {...(unread > 0 &&
        {
          unread: {
            value: unread,
            label: plain.unread(unread),
            mention: mentionsOf(room.tally) > 0,
          },
        })}
    />
  );
}

function NewRoom({ onCreate }: Pick<PlainRailProps, "onCreate">) {
  return (
    <form
      class="grid gap-8 px-8"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const name = new FormData(form).get("name");
        if (typeof name === "string" && name.trim() !== "") onCreate(name);
        form.reset();
      }}
    >
      <input
        class="input"
        name="name"
        maxLength={80}
        aria-label={plain.newRoom}
        placeholder={plain.newRoom}
      />
      <Button type="submit" small icon="add">{plain.create}</Button>
    </form>
  );
}
