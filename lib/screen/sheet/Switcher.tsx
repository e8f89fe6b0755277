import { chat } from "../../words/mod.ts";
import { pathOf } from "../going/address.ts";
import { conversationOf } from "../going/going_to.ts";
import { useScreen } from "../screen_context.ts";
import { factsOf, VIEW_NAMES } from "../views.ts";
import { PlaceSearch } from "./PlaceSearch.tsx";

/** To any place by a few letters of its name. */
export function Switcher({ onClose }: { onClose(): void }) {
  const { client, go, room: open } = useScreen();
  return (
    <PlaceSearch
      title={chat.switcher.title}
      hint={chat.switcher.hint}
      views={VIEWS}
      // Where one is already is no place to jump to, unless it is asked for
      isOffered={({ key }, query) => query !== "" || key !== open}
      onPick={async (target) => {
        const room = target.to === "view" ? null : await conversationOf(target, client);
        const path = target.to === "view" ? `/${target.view}` : room && pathOf(room);
        if (path === null) return false;
        // While it lies above, nothing behind it can take the focus
        onClose();
        go(path);
        return true;
      }}
      onClose={onClose}
    />
  );
}

const VIEWS = VIEW_NAMES.filter((view) => !factsOf(view).isLedTo);
