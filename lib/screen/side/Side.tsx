import { useScreen } from "../screen_context.ts";
import { SidePanel } from "./SidePanel.tsx";
import { chat } from "../../words/mod.ts";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import type { RoomId } from "../../protocol/mod.ts";
import { lazily } from "../lazily.ts";

interface OfRoom {
  id: RoomId;
}

const Members = lazily<OfRoom>(
  async () => (await import("./Members.tsx")).Members,
  () => <Waiting title={chat.side.members} />,
);

const Details = lazily<OfRoom>(
  async () => (await import("./Details.tsx")).Details,
  () => <Waiting title={chat.side.details} />,
);

/** What is beside the conversation: its members, and whatever else is opened there. */
export function Side() {
  const { room, panels } = useScreen();
  const panel = panels.side.value;
  if (room === null || panel === null) return null;
  switch (panel) {
    case "members":
      return <Members key={room} id={room} />;
    case "details":
      return <Details key={room} id={room} />;
    default:
      return null;
  }
}

function Waiting({ title }: { title: string }) {
  const { panels } = useScreen();
  return (
    <SidePanel title={title} onClose={() => panels.side.value = null}>
      <MessageSkeletons label={chat.side.loading} />
    </SidePanel>
  );
}
