import { Icon } from "../Icon.tsx";

interface ReplyLineProps {
  author: string;
  text: string;
  href: string;
  /** The message that it leads to, for a list that hears clicks. */
  jump?: string;
}

/** One line of what a message answers. */
export function ReplyLine({ author, text, href, jump }: ReplyLineProps) {
  return (
    <a
      class="flex items-center gap-4 w-fit max-w-full text-13 text-quiet no-underline rounded-6 hover:text-text"
      href={href}
      data-jump={jump}
    >
      <Icon name="reply" />
      <b class="truncate">{author}</b>
      <span class="flex-1 truncate">{text}</span>
    </a>
  );
}
