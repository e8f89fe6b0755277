import type { ComponentChildren } from "preact";
import { cls } from "../../../components/cls.ts";
import { IconButton } from "../../../components/IconButton.tsx";
import { chat } from "../../words/mod.ts";

interface SidePanelProps {
  title: string;
  /** What it belongs to. */
  about?: string;
  actions?: ComponentChildren;
  /** Its parts scroll by themselves. */
  isFilled?: boolean;
  onClose(): void;
  children: ComponentChildren;
}

/** The frame of what is beside the conversation; on a phone it takes the whole screen. */
export function SidePanel(
  { title, about, actions, isFilled = false, onClose, children }: SidePanelProps,
) {
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
        {about !== undefined && <p class="flex-1 truncate text-13 text-quiet">{about}</p>}
        <div class="flex flex-none ms-auto">
          {actions}
          <IconButton icon="close" label={chat.side.close} atEnd onClick={onClose} />
        </div>
      </header>
      <div class={isFilled ? cls("side-filled") : cls("side-body")}>{children}</div>
    </aside>
  );
}
