import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { chat } from "../../words/mod.ts";

interface EditFieldProps {
  text: string;
  onSave(text: string): void;
  onLeave(): void;
}

/** In the place of the text. Enter saves, Escape leaves it as it was. */
export function EditField({ text, onSave, onLeave }: EditFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = field.current!;
    element.focus();
    element.setSelectionRange(text.length, text.length);
  }, []);
  const save = () => {
    const said = field.current!.value;
    if (said.trim() === "" || said === text) onLeave();
    else onSave(said);
  };
  return (
    <form
      class="edit-field"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        class="input edit-text"
        aria-label={chat.acts.editField}
        defaultValue={text}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Escape") onLeave();
          else if (event.key === "Enter" && !event.shiftKey) save();
          else return;
          event.preventDefault();
        }}
      />
      <p class="flex flex-wrap items-center gap-8 pt-4 pb-4">
        <Button type="submit" kind="primary" small>{chat.acts.save}</Button>
        <Button kind="quiet" small onClick={onLeave}>{chat.acts.leave}</Button>
        <span class="hidden sm:block text-12 text-quiet">{chat.acts.editHint}</span>
      </p>
    </form>
  );
}
