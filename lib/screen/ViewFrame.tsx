import type { ComponentChildren } from "preact";
import { ChatHead } from "../../components/chat/ChatHead.tsx";
import type { IconName } from "../../components/icons.ts";
import { chat } from "../words/mod.ts";

interface ViewFrameProps {
  icon: IconName;
  title: string;
  /** Beside it: how much is there. */
  about?: string;
  /** Where it is not the list of rooms. */
  back?: { href: string; label: string };
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of a page beside the conversations: its name above, and on a phone the way back. */
export function ViewFrame({ icon, title, about, back, actions, children }: ViewFrameProps) {
  return (
    <section class="view" aria-label={title}>
      <ChatHead
        heading="h1"
        icon={icon}
        name={title}
        {...(about !== undefined && { topic: about })}
        back={back ?? { href: "/r", label: chat.frame.back }}
        actions={actions}
      />
      <div class="view-body">
        <div class="view-column">{children}</div>
      </div>
    </section>
  );
}
