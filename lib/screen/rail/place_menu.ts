/** What one can do with the place, and where one finds what is one's own. */
import { can } from "../../policy/mod.ts";
import type { FirstState } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import type { MenuEntry, Panels } from "../panels.ts";

export function entriesForPlace(
  { role }: FirstState["me"],
  panels: Panels,
): MenuEntry[] {
  const { menu } = chat.rail;
  const actor = { place: role, room: null };
  const all: (MenuEntry | false)[] = [
    can(actor, "invite.make") &&
    { label: chat.rail.invite, icon: "invite", href: "/place/invites/new" },
    can(actor, "person.list") && { label: menu.people, icon: "moderate", href: "/place/people" },
    can(actor, "place.change") && { label: menu.settings, icon: "settings", href: "/place" },
    can(actor, "room.browse") &&
    { label: chat.views.browse, icon: "browse", href: "/browse", isApart: true },
    can(actor, "person.find") && { label: chat.views.people, icon: "directory", href: "/people" },
    { label: menu.keys, icon: "keys", run: () => panels.sheet.value = "shortcuts" },
    { label: chat.rail.settings, icon: "look", href: "/settings", isApart: true },
    { label: chat.rail.account, icon: "person", href: "/account" },
    {
      label: menu.logOut,
      icon: "leave",
      run: () => panels.sheet.value = "log out",
      isApart: true,
    },
  ];
  return all.filter((entry) => entry !== false);
}
