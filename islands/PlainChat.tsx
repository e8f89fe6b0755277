import { useEffect, useRef, useState } from "preact/hooks";
import { PlainConversation } from "../components/chat/PlainConversation.tsx";
import { PlainRail } from "../components/chat/PlainRail.tsx";
import { SignedOut } from "../components/chat/SignedOut.tsx";
import { browserOutbox, onWakeUps } from "../lib/browser/mod.ts";
import { type Client, createClient } from "../lib/client/mod.ts";
import type { RoomCard, RoomId, UserId } from "../lib/protocol/mod.ts";
import { plain } from "../lib/words/en.ts";

interface PlainChatProps {
  me: UserId;
  room: string | null;
  place: string;
}

/** The rooms one is in, one of them open: enough to try all doors, until the app takes its place. */
export default function PlainChat({ me, room, place }: PlainChatProps) {
  const client = useClient(me);
  const [offered, setOffered] = useState<readonly RoomCard[]>([]);
  const rooms = client === null ? [] : [...client.state.rooms.values()];
  const open = room === null ? rooms[0] : rooms.find(({ id }) => id === room);
  const [isLoaded, setLoaded] = useState<RoomId | null>(null);
  const phase = client?.status.phase;

  useEffect(() => {
    if (client === null || open === undefined) return;
    void client.openRoom(open.id).then(() => setLoaded(open.id));
    return () => client.closeRoom(open.id);
  }, [client, open?.id]);

  useEffect(() => {
    if (client === null || phase !== "in sync") return;
    void client.request("room.browse", {}).then((found) => {
      if (found.ok) setOffered(found.value.rooms);
    });
  }, [client, phase, rooms.length]);

  usePeople(client, open?.id);
  if (client?.status.phase === "signed out") return <SignedOut why={client.status.why} />;
  return (
    <div class="plain-chat">
      <PlainRail
        place={place}
        rooms={rooms}
        open={open?.id ?? null}
        offered={offered.filter(({ id }) => !rooms.some((mine) => mine.id === id))}
        onJoin={(id) => void client?.request("room.join", { room: id })}
        onCreate={(name) => void createRoom(client, name)}
      />
      <main id="main" tabIndex={-1} class="grid grid-cols-1 min-h-0">
        {client !== null && open !== undefined && isLoaded === open.id
          ? <PlainConversation client={client} room={open} />
          : <p class="p-16 text-quiet">{nothingOpen(phase, room)}</p>}
      </main>
    </div>
  );
}

function nothingOpen(phase: Client["status"]["phase"] | undefined, room: string | null): string {
  if (phase !== "in sync") return plain.loading;
  return room === null ? plain.noRooms : plain.notThere;
}

async function createRoom(client: Client | null, name: string): Promise<void> {
  const ask = { name, visibility: "public", past: "everyone" } as const;
  await client?.submit({ type: "room.create", ask });
}

/** One for as long as the page is there; whatever changes in it is drawn. */
function useClient(me: UserId): Client | null {
  const [client, setClient] = useState<Client | null>(null);
  const [, redraw] = useState(0);
  useEffect(() => {
    const owner = { server: location.origin, person: me };
    const address = new URL("/ws", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const made = createClient({
      owner,
      openSocket: () => new WebSocket(address),
      outbox: browserOutbox(owner),
    });
    const offs = [
      made.subscribe(() => redraw((count) => count + 1)),
      onWakeUps(() => made.wake()),
    ];
    setClient(made);
    return () => {
      for (const off of offs) off();
      made.stop();
    };
  }, [me]);
  return client;
}

/** Whoever wrote what is on the screen. */
function usePeople(client: Client | null, room: RoomId | undefined): void {
  const shown = useRef("");
  useEffect(() => {
    const messages = room && client?.state.rooms.get(room)?.timeline?.messages;
    if (!client || !messages) return;
    const named = messages.flatMap(({ from, notice }) =>
      notice !== undefined && "who" in notice ? [from, notice.who] : [from]
    );
    const people = [...new Set(named)].slice(-MOST_PEOPLE);
    if (people.join() === shown.current) return;
    shown.current = people.join();
    client.watchPeople(people);
  });
}

const MOST_PEOPLE = 200;
