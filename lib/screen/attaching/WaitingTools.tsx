import { useRef } from "preact/hooks";
import { IconButton } from "../../../components/IconButton.tsx";
import type { AttachmentId, OutboxEntry } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";
import { partText } from "./state_text.ts";
import { takeBack } from "./taking_back.ts";
import { useAttached } from "./use_attached.ts";

interface WaitingToolsProps {
  entry: OutboxEntry;
  attached: readonly AttachmentId[];
}

/** How far a message with files has come, and how it is halted or taken back. */
export function WaitingTools({ entry, attached }: WaitingToolsProps) {
  const screen = useScreen();
  const { client } = screen;
  const tools = useRef<HTMLDivElement>(null);
  const files = useAttached(attached);
  if (entry.state !== "queued") return null;
  const coming = files.filter(({ state }) => state !== "there");
  const isPaused = coming.some(({ state }) => state === "paused");
  const words = chat.attaching.pending;
  const pause = () => {
    const attachments = client.attachments.now;
    for (const { id } of coming) void (isPaused ? attachments?.resume(id) : attachments?.pause(id));
  };
  return (
    <div ref={tools} class="waiting-tools">
      {coming.length > 0 && (
        <>
          <span>{isPaused ? words.paused : partText(files)}</span>
          <IconButton
            icon={isPaused ? "played" : "pause"}
            label={isPaused ? words.resume : words.pause}
            atEnd
            onClick={pause}
          />
        </>
      )}
      <IconButton
        icon="close"
        label={words.takeBack}
        atEnd
        onClick={() => {
          const field = tools.current?.closest(".conversation, .side")
            ?.querySelector<HTMLElement>(".composer-text");
          void takeBack(entry, screen).then((isBack) => isBack && field?.focus());
        }}
      />
    </div>
  );
}
