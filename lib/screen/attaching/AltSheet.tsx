import { useRef } from "preact/hooks";
import { TextArea } from "../../../components/fields/TextArea.tsx";
import type { Attachment } from "../../client/mod.ts";
import { LIMITS } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { Sheet } from "../sheet/Sheet.tsx";
import { SheetForm } from "../sheet/SheetForm.tsx";
import { useLocal } from "./local_picture.ts";

interface AltSheetProps {
  file: Attachment;
  onClose(): void;
}

/** What is to be seen on a picture, for those who do not see it. */
export function AltSheet({ file: { id, name, alt }, onClose }: AltSheetProps) {
  const { client } = useScreen();
  const address = useLocal(id);
  const form = useRef<HTMLDivElement>(null);
  const words = chat.attaching.alt;
  const save = async (text: string) => {
    await client.attachments.now?.setAlt(id, text.trim());
    onClose();
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div
        ref={form}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          if (!(event.target instanceof HTMLTextAreaElement)) return;
          event.preventDefault();
          event.target.form?.requestSubmit();
        }}
      >
        <SheetForm
          label={words.save}
          onSubmit={(form) => void save(String(new FormData(form).get("alt") ?? ""))}
          onClose={onClose}
        >
          {address !== null && <img class="alt-seen" src={address} alt={name} />}
          <TextArea
            id="alt"
            name="alt"
            label={words.field}
            hint={words.hint}
            value={alt}
            rows={3}
            maxLength={LIMITS.altChars}
            autofocus
          />
        </SheetForm>
      </div>
    </Sheet>
  );
}
