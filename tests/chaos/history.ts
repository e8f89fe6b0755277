/** What the server holds, as one that has just started is told: by sync, and by paging to the start. */
import { createClient } from "../../lib/client/create_client.ts";
import type { Client } from "../../lib/client/mod.ts";
import type { Message, MessageId, RoomId } from "../../lib/protocol/mod.ts";
import { within } from "../support/deadline.ts";
import { given } from "../support/seed.ts";
import { listsMembers, type Person } from "./installation.ts";
import { TrackedSockets } from "./tracked_sockets.ts";

const PAGE = 100;

export interface Fresh extends AsyncDisposable {
  readonly client: Client;
  /** Of each room all that this person may see. */
  readonly history: ReadonlyMap<RoomId, readonly Message[]>;
}

export async function freshClient(person: Person, address: string): Promise<Fresh> {
  const sockets = new TrackedSockets(() => address, person.token);
  const client = createClient({
    owner: { server: "chaos", person: person.user },
    openSocket: () => sockets.open(),
  });
  const inStep = client.until(({ status }) => status.phase === "in sync");
  await within(`a fresh client of ${person.name} in sync`, inStep);
  const history = new Map<RoomId, Message[]>();
  for (const room of client.state.rooms.keys()) {
    await within(`${room} open`, client.openRoom(room));
    if (listsMembers(room)) given(await client.loadMembers(room));
    history.set(room, await wholeHistory(client, room));
  }
  return {
    client,
    history,
    async [Symbol.asyncDispose]() {
      client.stop();
      await sockets[Symbol.asyncDispose]();
    },
  };
}

export async function wholeHistory(client: Client, room: RoomId): Promise<Message[]> {
  const pages: Message[][] = [];
  for (let before: MessageId | undefined, more = true; more;) {
    const ask = { room, limit: PAGE, ...(before === undefined ? {} : { before }) };
    const page = given(await client.request("history.page", ask));
    pages.push(page.messages);
    before = page.messages[0]?.id;
    more = page.older && before !== undefined;
  }
  return pages.reverse().flat();
}
