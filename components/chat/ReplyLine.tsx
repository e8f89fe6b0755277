import { Icon } from "../Icon.tsx";

/** One line of what a message answers. */
export function ReplyLine({ author, text, href }: { author: string; text: string; href: string }) {
  return (
    <a
      class="flex items-center gap-4 w-fit max-w-full text-13 text-quiet no-underline rounded-6 hover:text-text"
      href={href}
    >
      <Icon name="reply" />
      <b class="truncate">{author}</b>
      <span class="flex-1 truncate">{text}</span>
    </a>
  );
}
