import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { chat } from "../../words/mod.ts";
import { cellAt } from "./grid_keys.ts";
import type { Pick } from "./picking.ts";

interface EmojiGridProps {
  outer: RefObject<HTMLDivElement>;
  picks: readonly Pick[];
  onPick(emoji: string): void;
  /** Up from the first row. */
  onLeave(): void;
}

/** One is in the order of Tab; the arrows lead to the others. */
export function EmojiGrid({ outer, picks, onPick, onLeave }: EmojiGridProps) {
  const [shown, setShown] = useState("");
  const labelOf = (target: EventTarget | null) => cellOf(target)?.ariaLabel ?? "";
  return (
    <>
      <div
        ref={outer}
        class="emoji-grid"
        role="group"
        aria-label={chat.emoji.grid}
        onClick={({ target }) => {
          const emoji = cellOf(target)?.dataset["pick"];
          if (emoji !== undefined) onPick(emoji);
        }}
        onPointerOver={({ target }) => setShown(labelOf(target))}
        onFocusCapture={({ target }) => setShown(labelOf(target))}
        onKeyDown={(event) => {
          const cell = cellOf(event.target);
          if (cell === null) return;
          const cells = [...outer.current!.querySelectorAll<HTMLElement>("button")];
          const to = cellAt(event.key, cells, cell);
          if (to === undefined) return;
          event.preventDefault();
          if (to === "before") onLeave();
          else to.focus();
        }}
      >
        {picks.map(({ emoji, label, src }, at) => (
          <button
            key={emoji}
            type="button"
            class="emoji-cell"
            data-pick={emoji}
            aria-label={label}
            tabIndex={at === 0 ? 0 : -1}
          >
            {src === undefined ? emoji : <img class="emoji" src={src} alt="" loading="lazy" />}
          </button>
        ))}
        {picks.length === 0 && <p class="emoji-none">{chat.emoji.none}</p>}
      </div>
      <p class="emoji-shown" aria-hidden="true">{shown}</p>
    </>
  );
}

function cellOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".emoji-cell") : null;
}
