import { Icon } from "../Icon.tsx";

/** Under a message: how much hangs on it. */
export function ThreadLine({ text, href }: { text: string; href: string }) {
  return (
    <a
      class="flex items-center gap-4 w-fit text-13 text-quiet no-underline rounded-6 hover:text-text"
      href={href}
    >
      <Icon name="thread" />
      {text}
    </a>
  );
}
