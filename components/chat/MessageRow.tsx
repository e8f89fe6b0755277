import type { ComponentChildren } from "preact";
import { Avatar } from "../Avatar.tsx";
import { cls } from "../cls.ts";
import { Moment, type MomentText } from "./Moment.tsx";

interface MessageRowProps {
  author: string;
  /** What they look like, where that is not only a name. */
  face?: ComponentChildren;
  /** Where one learns more about them. */
  authorHref?: string;
  at: MomentText;
  /** The text as finished nodes. */
  children: ComponentChildren;
  /** It follows the same person's last one closely: no face, no name. */
  later?: boolean;
  /** Which message it is, for a list that hears what is done to its rows and walks them by keys. */
  row?: string;
  /** After the text of one that was changed: "edited". */
  edited?: ComponentChildren;
  pending?: boolean;
  /** Above the text: what it answers. */
  reply?: ComponentChildren;
  /** Below it: reactions, a thread, why it was not sent. */
  below?: ComponentChildren;
  actions?: ComponentChildren;
  /** At its end: who has read it. */
  end?: ComponentChildren;
}

/** Leads where the name does, for who points at it. */
function Face({ author, authorHref: href, face }: MessageRowProps) {
  const shown = face ?? <Avatar name={author} />;
  if (href === undefined) return shown;
  return (
    <a class="message-face" href={href} tabIndex={-1} aria-hidden="true">
      {shown}
    </a>
  );
}

export function MessageRow(props: MessageRowProps) {
  const { author, authorHref, at, children, later, row, edited, pending } = props;
  const { reply, below, actions, end } = props;
  return (
    <article
      class={cls("message", !later && "message-first")}
      aria-busy={pending ? "true" : undefined}
      data-row={row}
      tabIndex={row === undefined ? undefined : -1}
    >
      {later ? <Moment at={at} class="message-later-time" /> : <Face {...props} />}
      <div class={cls("message-body", pending && "message-pending")}>
        {!later && (
          <p class="flex flex-wrap items-baseline gap-x-8">
            <b class="message-author">
              {authorHref === undefined ? author : (
                <a
                  class="no-underline hover:underline"
                  href={authorHref}
                  tabIndex={row === undefined ? undefined : -1}
                >
                  {author}
                </a>
              )}
            </b>
            <Moment at={at} />
          </p>
        )}
        {later && <span class="message-author sr-only">{author}</span>}
        {reply}
        {edited === undefined ? <div class="prose">{children}</div> : (
          <div class="prose-and-mark">
            <div class="prose prose-edited">{children}</div>
            <span class="text-12 text-quiet ms-4">{edited}</span>
          </div>
        )}
        {below}
      </div>
      {actions && <div class="message-actions">{actions}</div>}
      {end}
    </article>
  );
}
