import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import type { ClientId, MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useActing } from "./actions/acting_context.ts";

interface EditFieldProps {
  of: MessageId | ClientId;
  text: string;
  /** Where files or another message say enough. */
  mayBeEmpty: boolean;
  onSave(text: string): void;
  onLeave(): void;
}

/** In the place of the text. Enter saves, Escape leaves it as it was. */
export function EditField({ of, text, mayBeEmpty, onSave, onLeave }: EditFieldProps) {
  const acting = useActing();
  const field = useRef<HTMLTextAreaElement>(null);
  const begun = acting.typed?.in === of ? acting.typed.text : null;
  useLayoutEffect(() => {
    const element = field.current!;
    // Back on the screen it is not begun anew: one may be writing elsewhere by now
    if (begun === null) {
      acting.typed = { in: of, text };
      element.focus();
      element.setSelectionRange(text.length, text.length);
    }
    return () => {
      const isLeft = acting.editing.peek() !== of;
      if (isLeft && acting.typed?.in === of) acting.typed = null;
    };
  }, []);
  const save = () => {
    const said = field.current!.value;
    const isEmpty = said.trim() === "";
    if (said === text || (isEmpty && !mayBeEmpty)) onLeave();
    else onSave(isEmpty ? "" : said);
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
        defaultValue={begun ?? text}
        onInput={() => acting.typed = { in: of, text: field.current!.value }}
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
