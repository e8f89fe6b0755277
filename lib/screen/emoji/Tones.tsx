import type { Tone } from "../../format/mod.ts";
import { chat } from "../../words/mod.ts";

interface TonesProps {
  tone: Tone | 0;
  onChoose(tone: Tone | 0): void;
}

const HANDS = ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"];

/** Chosen once; it stays on this device. */
export function Tones({ tone, onChoose }: TonesProps) {
  return (
    <div class="emoji-tones" role="group" aria-label={chat.emoji.tone}>
      {HANDS.map((hand, at) => (
        <button
          key={hand}
          type="button"
          class="emoji-shelf"
          aria-label={chat.emoji.tones[at]!}
          aria-pressed={at === tone ? "true" : "false"}
          onClick={() => onChoose(at as Tone | 0)}
        >
          {hand}
        </button>
      ))}
    </div>
  );
}
