import { Avatar } from "../Avatar.tsx";
import { Count } from "../Badge.tsx";
import { cls } from "../cls.ts";
import { Icon } from "../Icon.tsx";

interface ThreadLineProps {
  href: string;
  text: string;
  /** The names of some who wrote there. */
  people: readonly string[];
  unread?: { value: number; label: string; mention: boolean };
}

/** Under a message: how much hangs on it, by whom, and what of it is new. */
export function ThreadLine({ href, text, people, unread }: ThreadLineProps) {
  return (
    <a class={cls("thread-line", unread && "thread-line-unread")} href={href}>
      {people.length === 0 ? <Icon name="thread" /> : (
        <span class="faces">
          {people.map((name) => <Avatar key={name} name={name} size={24} />)}
        </span>
      )}
      <span>{text}</span>
      {unread && <Count {...unread} />}
    </a>
  );
}
