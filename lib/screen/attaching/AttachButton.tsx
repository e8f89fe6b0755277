import { IconButton } from "../../../components/IconButton.tsx";
import { chat } from "../../words/mod.ts";
import type { Writing } from "../composer/writing.ts";
import { fetchLater } from "../lazily.ts";
import { useScreen } from "../screen_context.ts";

/** The way to what is on the device: its files, on a phone also its pictures and its camera. */
export function AttachButton({ writing }: { writing: Writing }) {
  const screen = useScreen();
  return (
    <IconButton
      icon="attach"
      label={chat.composer.attach}
      onClick={({ currentTarget }) => {
        fetchLater().then(({ pick }) => pick(currentTarget, writing, screen), () => {});
      }}
    />
  );
}
