import type { ComponentChildren } from "preact";
import { Avatar } from "../Avatar.tsx";
import { cls } from "../cls.ts";
import { Moment, type MomentText } from "./Moment.tsx";

interface MessageRowProps {
  author: string;
  /** Where one learns more about them. */
  authorHref?: string;
  at: MomentText;
  /** The text as finished nodes. */
  children: ComponentChildren;
  /** It follows the same person's last one closely: no face, no name. */
  later?: boolean;
  /** After the text of one that was changed: "edited". */
  edited?: string;
  pending?: boolean;
  /** Above the text: what it answers. */
  reply?: ComponentChildren;
  /** Below it: reactions, a thread, why it was not sent. */
  below?: ComponentChildren;
  actions?: ComponentChildren;
}

export function MessageRow(props: MessageRowProps) {
  const { author, authorHref, at, children, later, edited, pending, reply, below, actions } = props;
  return (
    <article
      class={cls("message", !later && "message-first")}
      aria-busy={pending ? "true" : undefined}
    >
      {later ? <Moment at={at} class="message-later-time" /> : <Avatar name={author} />}
      <div class={cls("message-body", pending && "message-pending")}>
        {!later && (
          <p class="flex flex-wrap items-baseline gap-x-8">
            <b class="min-w-0">
              {authorHref === undefined
                ? author
                : <a class="no-underline hover:underline" href={authorHref}>{author}</a>}
            </b>
            <Moment at={at} />
          </p>
        )}
        {later && <span class="sr-only">{author}</span>}
        {reply}
        <div class={cls("prose", edited !== undefined && "prose-edited")}>{children}</div>
        {edited !== undefined && <span class="text-12 text-quiet ml-4">{edited}</span>}
        {below}
      </div>
      {actions && <div class="message-actions">{actions}</div>}
    </article>
  );
}
