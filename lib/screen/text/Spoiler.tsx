import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { chat } from "../../words/mod.ts";

/** Hidden until one asks. It is as long as what it hides, so that nothing moves when it opens. */
export function Spoiler({ children }: { children: ComponentChildren }) {
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  // It keeps the focus, and what was hidden may hold links: so it is no button any more
  if (isOpen) return <span class="spoiler spoiler-open" tabIndex={-1}>{children}</span>;
  return (
    <span
      class="spoiler"
      role="button"
      tabIndex={0}
      aria-label={chat.text.spoiler}
      title={chat.text.spoiler}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        open();
      }}
    >
      <span class="spoiler-text" aria-hidden="true">{children}</span>
    </span>
  );
}
