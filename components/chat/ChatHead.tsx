// The pieces of a conversation: its head, its rows, its composer, and the rail of places beside it.
// They show what they are handed, finished and formatted. Grouping, times and permissions are decided
// before; what a click does is the business of the island that holds them.

import type { ComponentChildren } from "preact";
import { Icon } from "../Icon.tsx";

interface ChatHeadProps {
  name: string;
  topic?: string;
  /** On a phone only the name stays. */
  actions?: ComponentChildren;
}

export function ChatHead({ name, topic, actions }: ChatHeadProps) {
  return (
    <div class="flex items-center gap-8 h-48 px-16 border-b border-line">
      <Icon name="room" class="text-quiet" />
      <p class="font-semibold truncate">{name}</p>
      {topic !== undefined && (
        <p class="hidden sm:block flex-1 truncate text-13 text-quiet">{topic}</p>
      )}
      <div class="chat-head-actions flex flex-none ml-auto">{actions}</div>
    </div>
  );
}
