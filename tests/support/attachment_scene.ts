/** A person's client with attachments over a real server, on a road that a test breaks. */
import assert from "node:assert/strict";
import { Attachments } from "../../lib/client/attachments/attachments.ts";
import { MemoryShelf } from "../../lib/client/attachments/attachment_shelf.ts";
import { createClient } from "../../lib/client/create_client.ts";
import { type Client, MemoryOutboxStorage, type NewAttachment } from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox/outbox.ts";
import type { FileRef } from "../../lib/protocol/mod.ts";
import { hurriedTime } from "../chaos/hurried_time.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { seeded } from "../client/seeded.ts";
import { makeRoom } from "../live/gathering.ts";
import { within } from "./deadline.ts";
import { FileRoad } from "./file_road.ts";
import { given, seedPerson } from "./seed.ts";
import { startServer } from "./server.ts";
import { WireClient } from "./wire_client.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export async function attachmentScene(env: Record<string, string> = {}) {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer({ env }));
  const { address, chat } = server;
  const { user: person, token } = await seedPerson(chat.store, "ada");
  const wire = resources.use(await WireClient.connect(address, token));
  const room = await makeRoom(wire);
  const road = new FileRoad(address, token);
  const sockets = resources.use(new TrackedSockets(() => address, token));
  const owner = { server: "flow", person };
  const [disk, shelf] = [new MemoryOutboxStorage(owner), new MemoryShelf(owner)];
  const clients: Client[] = [];
  resources.defer(() => clients.forEach((client) => client.stop()));
  const owned = resources.move();
  return {
    ...{ server, road, room, shelf, disk, sockets, place: { room } },
    /** As after a reload, where there was one before. */
    async client(): Promise<Client> {
      clients.at(-1)?.stop();
      const client = createClient({
        ...{ owner, time: hurriedTime(20, seeded(clients.length + 1)) },
        openSocket: () => sockets.open(),
        outbox: (link) => new Outbox(disk, link),
        attachments: {
          owner,
          make: (link) => Promise.resolve(new Attachments(shelf, road.courier, link)),
        },
      });
      clients.push(client);
      await within("in sync", client.until(({ status }) => status.phase === "in sync"));
      return client;
    },
    async messages() {
      const { messages } = given(await wire.ask("history.page", { room }));
      return messages.filter(({ kind }) => kind !== "system");
    },
    async bytesOf({ id }: FileRef): Promise<Bytes> {
      const headers = { authorization: `Bearer ${token}` };
      return await (await fetch(`${address}/files/${id}`, { headers })).bytes();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

export type Place = Awaited<ReturnType<typeof attachmentScene>>["place"];

export const random = (length: number, seed: number): Bytes => {
  const next = seeded(seed);
  return Uint8Array.from({ length }, () => Math.floor(next() * 256));
};

export const file = (name: string, bytes: Bytes): NewAttachment => ({
  name,
  bytes: new Blob([bytes]),
});

export async function attach(client: Client, place: Place, ...files: NewAttachment[]) {
  const attached = await (await client.attachments.whenThere()).attach(place, files);
  assert.ok(attached.ok);
  return attached.value;
}

export const allThere = ({ attachments }: Client, place: Place) =>
  attachments.of(place).every(({ state }) => state === "there");

export const isSent = (client: Client) =>
  within("an empty outbox", client.until(({ outbox }) => outbox.length === 0));
