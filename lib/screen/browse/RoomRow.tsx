import { useState } from "preact/hooks";
import { Avatar } from "../../../components/Avatar.tsx";
import { Button, ButtonLink } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import type { RoomCard } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { joinRoom } from "../going/going_to.ts";
import { useClient, useScreen } from "../screen_context.ts";

/** What is shown of a room that one is in is as it is now. */
export function RoomRow({ card }: { card: RoomCard }) {
  const { client, go } = useScreen();
  const room = useClient(({ state }) => state.rooms.get(card.id));
  const [isBusy, setBusy] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const { name, topic, picture } = room?.facts ?? card;
  const members = room?.members ?? card.members;
  const words = chat.browse;
  const join = async () => {
    setBusy(true);
    const joined = await joinRoom(client, card.id);
    if (joined.ok) return go(pathOf(joined.value));
    setBusy(false);
    setRefused(true);
  };
  return (
    <li class="room-card">
      {picture
        ? <Avatar name={name} picture={picture} size={24} />
        : (
          <span class="grid place-items-center w-24 flex-none text-quiet">
            <Icon name="room" />
          </span>
        )}
      <div class="min-w-0 flex-1">
        <p class="font-semibold truncate">{name}</p>
        {topic !== "" && <p class="text-quiet">{topic}</p>}
        <p class="flex gap-8 text-13 text-quiet">
          <span>{chat.head.members(members)}</span>
          {room !== undefined && <span class="text-good">{words.joined}</span>}
        </p>
        {isRefused && <p class="field-error" role="alert">{words.refused}</p>}
      </div>
      {room === undefined
        ? (
          <Button small busy={isBusy} aria-label={words.joinThis(name)} onClick={() => void join()}>
            {words.join}
          </Button>
        )
        : (
          <ButtonLink small kind="quiet" href={pathOf(card.id)} aria-label={words.openThis(name)}>
            {words.open}
          </ButtonLink>
        )}
    </li>
  );
}
