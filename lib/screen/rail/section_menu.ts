/** What one can do with a part of the list that one has made. */
import type { Client } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import type { MenuEntry, Panels } from "../panels.ts";
import { withMoved, withoutSection } from "./sections.ts";

export function entriesForSection({ own }: Client, panels: Panels, id: string): MenuEntry[] {
  const { sections } = own.settings;
  const words = chat.section;
  const set = (sections: typeof own.settings.sections) => void own.changeSettings({ sections });
  const at = sections.findIndex((section) => section.id === id);
  const entries: (MenuEntry | false)[] = [
    {
      label: words.rename,
      icon: "edit",
      run: () => {
        panels.about.value = { section: id };
        panels.sheet.value = "section";
      },
    },
    at > 0 && { label: words.up, icon: "up", run: () => set(withMoved(sections, id, -1)) },
    at < sections.length - 1 &&
    { label: words.down, icon: "expand", run: () => set(withMoved(sections, id, 1)) },
    {
      label: words.remove,
      icon: "delete",
      isDanger: true,
      // What was in it stands again where it stood before
      run: () => set(withoutSection(sections, id)),
    },
  ];
  return entries.filter((entry) => entry !== false);
}
