import { useEffect, useRef } from "preact/hooks";
import { chat } from "../../../../words/mod.ts";
import { Sheet } from "../../../sheet/Sheet.tsx";

/** Where a browser copies nothing for a page, a hand does it. */
export function CopyField({ text, onClose }: { text: string; onClose(): void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current!.select(), []);
  return (
    <Sheet title={chat.acts.copyTitle} onClose={onClose}>
      <div class="grid gap-12">
        <p class="text-quiet">{chat.acts.copyByHand}</p>
        <textarea
          ref={field}
          class="input edit-text"
          readOnly
          aria-label={chat.acts.copyTitle}
          value={text}
        />
      </div>
    </Sheet>
  );
}
