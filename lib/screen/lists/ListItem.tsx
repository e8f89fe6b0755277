import type { ComponentChildren } from "preact";
import { Moment, type MomentText } from "../../../components/chat/Moment.tsx";
import { cls } from "../../../components/cls.ts";
import { Icon } from "../../../components/Icon.tsx";
import type { IconName } from "../../../components/icons.ts";
import type { UserId } from "../../protocol/mod.ts";
import { Face } from "../Face.tsx";

interface ListItemProps {
  href: string;
  /** What the link is called: who, where, what. */
  label: string;
  /** Whose face stands before it, or which sign. */
  mark: { readonly face: UserId; readonly name: string } | { readonly icon: IconName };
  who: string;
  /** What they did, or in which conversation it is. */
  note: string;
  at?: MomentText;
  isUnread?: boolean;
  children: ComponentChildren;
  actions?: ComponentChildren;
}

/** One of a list: all of it leads there, but for what else can be done with it. */
export function ListItem(props: ListItemProps) {
  const { href, label, mark, who, note, at, isUnread = false, children, actions } = props;
  return (
    <li class={cls("entry", isUnread && "entry-unread")}>
      <a class="entry-link" href={href} aria-label={label} />
      {"face" in mark ? <Face user={mark.face} name={mark.name} /> : (
        <span class="entry-sign">
          <Icon name={mark.icon} />
        </span>
      )}
      <div class="min-w-0 flex-1">
        <p class="entry-head">
          <b class="min-w-0 truncate">{who}</b>
          <span class="entry-note">{note}</span>
          {at && <Moment at={at} class="ms-auto" />}
        </p>
        {children}
      </div>
      {actions && <div class="entry-actions">{actions}</div>}
    </li>
  );
}
