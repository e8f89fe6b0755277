import { useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { TextField } from "../../../components/TextField.tsx";
import { chat, common } from "../../words/mod.ts";
import { isGoodName, newSectionId, withSection } from "../rail/sections.ts";
import { useScreen } from "../screen_context.ts";
import { Sheet } from "./Sheet.tsx";

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
      <form
        class="grid gap-16"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
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
        <div class="flex flex-wrap justify-end gap-8">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary">{words.save}</Button>
        </div>
      </form>
    </Sheet>
  );
}
