import { useEffect } from "preact/hooks";
import { useScreen } from "../screen_context.ts";
import { SidePanel } from "./SidePanel.tsx";
import { chat } from "../../words/mod.ts";
import { MessageSkeletons } from "../../../components/Skeleton.tsx";
import type { MessageId, RoomId } from "../../protocol/mod.ts";
import { pathOf } from "../going/address.ts";
import { lazily } from "../lazily.ts";

interface OfRoom {
  id: RoomId;
}

const Members = lazily<OfRoom>(
  (later) => later.Members,
  () => <Waiting title={chat.side.members} />,
);

const Details = lazily<OfRoom>(
  (later) => later.Details,
  () => <Waiting title={chat.side.details} />,
);

const Pins = lazily<OfRoom>(
  (later) => later.Pins,
  () => <Waiting title={chat.pins.title} />,
);

const Files = lazily<OfRoom>(
  (later) => later.Files,
  () => <Waiting title={chat.attached.title} />,
);

const Thread = lazily<OfRoom & { root: MessageId }>(
  (later) => later.Thread,
  () => <ThreadWaiting />,
);

/** What is beside the conversation: a thread, over it its members and whatever else is opened there. */
export function Side() {
  const { room, panels, address } = useScreen();
  const thread = address.at === "conversation" ? address.thread : undefined;
  const panel = panels.side.value;
  useEffect(() => {
    if (thread !== undefined) panels.side.value = null;
  }, [thread]);
  if (room === null) return null;
  if (panel === null) {
    return thread === undefined ? null : <Thread key={thread} id={room} root={thread} />;
  }
  switch (panel) {
    case "members":
      return <Members key={room} id={room} />;
    case "details":
      return <Details key={room} id={room} />;
    case "pins":
      return <Pins key={room} id={room} />;
    case "files":
      return <Files key={room} id={room} />;
  }
}

function ThreadWaiting() {
  const { room, go } = useScreen();
  return (
    <SidePanel title={chat.thread.title} onClose={() => room !== null && go(pathOf(room))}>
      <MessageSkeletons label={chat.thread.loading} />
    </SidePanel>
  );
}

function Waiting({ title }: { title: string }) {
  const { panels } = useScreen();
  return (
    <SidePanel title={title} onClose={() => panels.side.value = null}>
      <MessageSkeletons label={chat.side.loading} />
    </SidePanel>
  );
}
