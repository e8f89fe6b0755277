import { useState } from "preact/hooks";
import { IconButton } from "../../../components/IconButton.tsx";
import { messageIn, type Timeline } from "../../client/mod.ts";
import type { MessageId } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";

interface MissingProps {
  timeline: Timeline;
  target: MessageId | undefined;
}

/** Above a conversation into which a link has led, to a message that cannot be shown. */
export function Missing({ timeline, target }: MissingProps) {
  const [isRead, setRead] = useState(false);
  const message = target === undefined ? undefined : messageIn(timeline, target);
  const isThere = target === undefined || (message !== undefined && !message.deleted);
  if (isThere || isRead) return null;
  return (
    <p class="missing" role="status">
      {message === undefined ? chat.line.targetMissing : chat.line.targetDeleted}
      <IconButton icon="close" label={chat.side.close} atEnd onClick={() => setRead(true)} />
    </p>
  );
}
