import type { ComponentChildren } from "preact";
import { IconButton } from "../../../components/IconButton.tsx";
import { chat } from "../../words/mod.ts";

interface SidePanelProps {
  title: string;
  onClose(): void;
  children: ComponentChildren;
}

/** The frame of what is beside the conversation; on a phone it takes the whole screen. */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  return (
    <aside
      class="side"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header class="chat-head">
        <h2 class="text-15 font-semibold truncate">{title}</h2>
        <IconButton icon="close" label={chat.side.close} atEnd class="ml-auto" onClick={onClose} />
      </header>
      <div class="side-body">{children}</div>
    </aside>
  );
}
