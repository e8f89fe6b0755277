import { useScreen } from "../screen_context.ts";
import { Members } from "./Members.tsx";

/** What is beside the conversation: its members, and whatever else is opened there. */
export function Side() {
  const { room, panels } = useScreen();
  const panel = panels.side.value;
  if (room === null || panel === null) return null;
  switch (panel) {
    case "members":
      return <Members key={room} id={room} />;
    default:
      return null;
  }
}
