import { useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { IconButton } from "../../../components/IconButton.tsx";
import { chat } from "../../words/mod.ts";
import { EmojiPicker } from "../emoji/EmojiPicker.tsx";
import { type Spot, spotBelow } from "../spot.ts";

interface StatusEmojiProps {
  /** Of the field that holds it. */
  name: string;
  first: string;
}

/** The sign beside one's name: picked, or taken away. */
export function StatusEmoji({ name, first }: StatusEmojiProps) {
  const [emoji, setEmoji] = useState(first);
  const [at, setAt] = useState<Spot | null>(null);
  const words = chat.status;
  return (
    <div class="field" role="group" aria-label={words.emoji}>
      <span class="field-label" aria-hidden="true">{words.emoji}</span>
      <div class="flex items-center gap-4">
        <Button
          {...(emoji === "" && { icon: "react" })}
          aria-label={emoji === "" ? words.pickEmoji : words.pickOther(emoji)}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => setAt(spotBelow(currentTarget))}
        >
          {emoji === "" ? words.pickEmoji : emoji}
        </Button>
        {emoji !== "" && (
          <IconButton
            icon="close"
            label={words.noEmoji}
            onClick={() => setEmoji("")}
          />
        )}
      </div>
      <input type="hidden" name={name} value={emoji} />
      <p class="field-note">{words.emojiHint}</p>
      {at && (
        <EmojiPicker
          label={words.emoji}
          at={at}
          isPlain
          onPick={setEmoji}
          onClose={() => setAt(null)}
        />
      )}
    </div>
  );
}
