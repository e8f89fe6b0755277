import { Icon } from "../../../components/Icon.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import { Presence } from "../../../components/Presence.tsx";
import { can } from "../../policy/mod.ts";
import type { PresenceState, Said } from "../../protocol/mod.ts";
import { saidAt } from "../../protocol/mod.ts";
import { statusAt } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";
import { isMac } from "../keys/mac.ts";
import { ariaOf, capsOf } from "../keys/keys.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { spotBelow } from "../spot.ts";

/** Whose place this is, who one is in it, and the way to everywhere else. */
export function RailHead() {
  const { place, me, panels } = useScreen();
  return (
    <div class="rail-head">
      <div class="flex items-center gap-4">
        <button
          type="button"
          class="rail-place"
          aria-haspopup="menu"
          onClick={({ currentTarget }) => {
            panels.menu.value = {
              ...{ label: place, at: spotBelow(currentTarget) },
              entries: ({ entriesForPlace }) => entriesForPlace(me, panels),
            };
          }}
        >
          <span class="truncate">{place}</span>
          <Icon name="expand" />
        </button>
        {can({ place: me.role, room: null }, "direct.open") && (
          <IconButton
            icon="write"
            label={chat.rail.newDirect}
            atEnd
            class="ms-auto"
            onClick={() => panels.sheet.value = "new direct"}
          />
        )}
      </div>
      <OwnLine />
      <button
        type="button"
        class="rail-jump"
        onClick={() => panels.sheet.value = "switcher"}
        aria-keyshortcuts={ariaOf("Mod+K", isMac())}
      >
        <Icon name="search" />
        {chat.frame.jump}
        <kbd class="ms-auto">{capsOf("Mod+K", isMac()).join(" ")}</kbd>
      </button>
    </div>
  );
}

/** How one is seen by others, and what one is up to. */
function OwnLine() {
  const { me, panels, clock } = useScreen();
  const said = useClient(({ state }) => state.said);
  const own = useClient(({ state }) => state.people.get(me.id));
  const status = statusAt(own?.status, clock.now());
  const presence = presenceSaid(saidAt(said, clock.now()));
  return (
    <button
      type="button"
      class="rail-own"
      aria-haspopup="dialog"
      onClick={() => panels.sheet.value = "status"}
    >
      <Presence state={presence} label={chat.status.seen[presence]} />
      <span class="truncate">{own?.displayName || me.displayName}</span>
      {status?.emoji !== undefined && <span class="flex-none">{status.emoji}</span>}
      {status !== undefined && status.text !== "" && <span class="truncate">{status.text}</span>}
    </button>
  );
}

export function presenceSaid({ as }: Said): PresenceState {
  return as === "auto" ? "online" : as === "hidden" ? "offline" : as;
}
