import type { Ref } from "preact";
import { IconButton } from "../../../../components/IconButton.tsx";
import { chat } from "../../../words/mod.ts";
import type { Subject } from "./subject.ts";
import { actionsFor, labelOf } from "./table.ts";

interface RowBarProps {
  subject: Subject | null;
  outer: Ref<HTMLDivElement>;
}

/** There is one for all rows: it is put into the one that is under the mouse, or has the focus. */
export function RowBar({ subject, outer }: RowBarProps) {
  const actions = subject === null ? [] : actionsFor(subject);
  return (
    <div
      class="row-bar"
      ref={outer}
      role="toolbar"
      aria-label={chat.acts.bar}
      hidden={actions.length === 0}
    >
      {actions.filter(({ inBar }) => inBar).map((action) => (
        <IconButton
          key={action.name}
          icon={action.icon}
          label={labelOf(action, subject!)}
          data-act={action.name}
          atEnd
        />
      ))}
      <IconButton icon="more" label={chat.acts.more} data-act="menu" aria-haspopup="menu" atEnd />
    </div>
  );
}
