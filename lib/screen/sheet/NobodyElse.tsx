import { ButtonLink } from "../../../components/Button.tsx";
import type { RoomId } from "../../protocol/mod.ts";
import { can } from "../../policy/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";

/** Everybody who is here is picked already: others come by a link, of whoever may make one. */
export function NobodyElse({ room }: { room: RoomId | null }) {
  const { client, me } = useScreen();
  const held = room === null ? undefined : client.state.rooms.get(room);
  const mayInvite = can({ place: me.role, room: null }, "invite.make");
  const actor = { place: me.role, room: held?.role ?? null };
  const isInto = held !== undefined && can(actor, "room.link", held.facts);
  const words = chat.picker.alone;
  return (
    <div class="grid justify-items-start gap-12">
      <p class="text-quiet">{mayInvite ? words.invite : words.ask}</p>
      {mayInvite && (
        <ButtonLink
          kind="primary"
          icon="invite"
          href={isInto ? `/place/invites/new?room=${room}` : "/place/invites/new"}
        >
          {chat.rail.invite}
        </ButtonLink>
      )}
    </div>
  );
}
