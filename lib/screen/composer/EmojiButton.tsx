import { useState } from "preact/hooks";
import { IconButton } from "../../../components/IconButton.tsx";
import { chat } from "../../words/mod.ts";
import { lazily } from "../lazily.ts";
import { type Spot, spotAbove } from "../spot.ts";
import type { Writing } from "./writing.ts";

const Picker = lazily((later) => later.EmojiPicker, () => null);

/** All emoji, for those who don't know their codes. */
export function EmojiButton({ writing }: { writing: Writing }) {
  const [at, setAt] = useState<Spot | null>(null);
  return (
    <>
      <IconButton
        icon="react"
        label={chat.composer.emoji}
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => setAt(spotAbove(currentTarget))}
      />
      {at && (
        <Picker
          label={chat.composer.emoji}
          at={at}
          isAbove
          // While the picker is open nothing below it can be written in
          onPick={(emoji) => requestAnimationFrame(() => writing.field?.insert(emoji))}
          onClose={() => setAt(null)}
        />
      )}
    </>
  );
}
