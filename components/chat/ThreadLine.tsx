import type { ComponentChildren } from "preact";
import { Count } from "../Badge.tsx";
import { cls } from "../cls.ts";
import { Icon } from "../Icon.tsx";

interface ThreadLineProps {
  href: string;
  text: string;
  /** Of some who wrote there. */
  faces: ComponentChildren;
  unread?: { value: number; label: string; mention: boolean };
}

/** Under a message: how much hangs on it, by whom, and what of it is new. */
export function ThreadLine({ href, text, faces, unread }: ThreadLineProps) {
  return (
    <a class={cls("thread-line", unread && "thread-line-unread")} href={href}>
      {faces ? <span class="faces">{faces}</span> : <Icon name="thread" />}
      <span>{text}</span>
      {unread && <Count {...unread} />}
    </a>
  );
}
