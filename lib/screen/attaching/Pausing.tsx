import { IconButton } from "../../../components/IconButton.tsx";
import type { Attachment } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { useScreen } from "../screen_context.ts";

/** Halts one on its way, lets it go on, or tries again what did not get there. */
export function Pausing({ file: { id, name, state } }: { file: Attachment }) {
  const { client } = useScreen();
  const words = chat.attaching;
  if (state === "there") return null;
  if (state === "failed") {
    return (
      <IconButton
        icon="again"
        label={words.retry(name)}
        atEnd
        onClick={() => void client.attachments.now?.retry(id)}
      />
    );
  }
  const isPaused = state === "paused";
  return (
    <IconButton
      icon={isPaused ? "played" : "pause"}
      label={isPaused ? words.resume(name) : words.pause(name)}
      atEnd
      onClick={() => {
        const attachments = client.attachments.now;
        void (isPaused ? attachments?.resume(id) : attachments?.pause(id));
      }}
    />
  );
}
