import { useState } from "preact/hooks";
import { TextField } from "../../../components/fields/TextField.tsx";
import { chat } from "../../words/mod.ts";
import { isGoodName, newSectionId, withSection } from "../rail/sections.ts";
import { useScreen } from "../screen_context.ts";
import { Sheet } from "./Sheet.tsx";
import { SheetForm } from "./SheetForm.tsx";

/** A new part of the list for a conversation, or another name for one that there is. */
export function SectionSheet({ onClose }: { onClose(): void }) {
  const { client, panels } = useScreen();
  const { section, room } = panels.about.value;
  const { sections } = client.own.settings;
  const before = sections.find(({ id }) => id === section)?.name ?? "";
  const [name, setName] = useState(before);
  const [isTried, setTried] = useState(false);
  const words = chat.section;
  const save = () => {
    if (!isGoodName(name)) return setTried(true);
    const id = section ?? newSectionId();
    void client.own.changeSettings({ sections: withSection(sections, id, name) });
    if (room !== undefined) void client.own.preferRoom(room, { section: id, favourite: false });
    onClose();
  };
  return (
    <Sheet title={section === undefined ? words.title : words.rename} onClose={onClose}>
      <SheetForm label={words.save} onSubmit={() => save()} onClose={onClose}>
        <TextField
          id="section-name"
          label={words.name}
          hint={words.hint}
          error={isTried && !isGoodName(name) ? words.unfit : undefined}
          value={name}
          autocomplete="off"
          autofocus
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
      </SheetForm>
    </Sheet>
  );
}
