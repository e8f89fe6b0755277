import { IconButton } from "../../../components/IconButton.tsx";
import { chat } from "../../words/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";
import type { Writing } from "./writing.ts";
import { spotAbove } from "../spot.ts";

/** Beside the button that sends: a menu of times at which it is to be sent instead. */
export function LaterButton({ writing }: { writing: Writing }) {
  const screen = useScreen();
  const { clock, panels } = screen;
  const files = useClient(({ attachments }) => attachments.of(writing.to).length);
  const isEmpty = writing.text.value.trim() === "" && files === 0;
  const open = (button: HTMLElement) => {
    panels.menu.value = {
      ...{ label: chat.later.title, at: spotAbove(button), isAbove: true },
      entries: ({ entriesForTimes, sendLater }) =>
        entriesForTimes({ clock, panels, title: chat.later.title }, (at) => {
          sendLater(writing, screen, at);
          // The menu gives the focus back first, to a button that is of no use now
          requestAnimationFrame(() => writing.field?.focus());
        }),
    };
  };
  return (
    <IconButton
      icon="later"
      label={chat.later.button}
      aria-haspopup="menu"
      disabled={isEmpty}
      atEnd
      onClick={({ currentTarget }) => open(currentTarget)}
    />
  );
}
