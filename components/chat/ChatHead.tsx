// The pieces of a conversation: its head, its rows, its composer, and the rail of places beside it.
// They show what they are handed, finished and formatted. Grouping, times and permissions are decided
// before; what a click does is the business of the island that holds them.

import type { ComponentChildren } from "preact";
import { Icon } from "../Icon.tsx";
import type { IconName } from "../icons.ts";
import { Tooltip } from "../Tooltip.tsx";

interface ChatHeadProps {
  /** The page's own heading, or one below others where it is an example. */
  heading: "h1" | "h3";
  name: string;
  icon?: IconName;
  /** In place of the icon: whom one talks with, or what the room looks like. That it is private is said still. */
  face?: ComponentChildren;
  topic?: string;
  /** On a phone, where the list is a page of its own. */
  back?: { href: string; label: string };
  /** On a phone only the name stays. */
  actions?: ComponentChildren;
}

export function ChatHead(
  { heading: Heading, name, icon = "room", face, topic, back, actions }: ChatHeadProps,
) {
  return (
    <header class="chat-head">
      {back && (
        <a class="icon-button chat-head-back" href={back.href} aria-label={back.label}>
          <Icon name="back" />
          <Tooltip end={false}>{back.label}</Tooltip>
        </a>
      )}
      {face || <Icon name={icon} class="text-quiet" />}
      <Heading class="text-15 font-semibold truncate" title={name}>{name}</Heading>
      {face && icon === "lock" && <Icon name="lock" class="icon-beside" />}
      {topic !== undefined && (
        <p class="hidden sm:block flex-1 truncate text-13 text-quiet" title={topic}>{topic}</p>
      )}
      <div class="chat-head-actions flex flex-none ms-auto">{actions}</div>
    </header>
  );
}
