/** A client whose outbox, wire and server a test looks into. */
import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import { type Client, MemoryOutboxStorage } from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox/outbox.ts";
import type { FileSource } from "../../lib/client/outbox/outbox_line.ts";
import { ModelServer, type ModelSocket } from "./model_server.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { settled, TestTime } from "./test_time.ts";

export const OWNER = { server: "model", person: ADA };

export class Desk {
  readonly server = new ModelServer();
  readonly time = new TestTime();
  readonly disk = new MemoryOutboxStorage(OWNER);
  readonly client: Client;
  outbox!: Outbox;
  socket!: ModelSocket;

  constructor(server?: ModelServer, disk?: MemoryOutboxStorage, files?: FileSource) {
    if (server) this.server = server;
    else this.server.addRoom(ROOM, [ADA, BEN]);
    if (disk) this.disk = disk;
    this.client = createClient({
      ...{ owner: OWNER, time: this.time },
      openSocket: () => this.socket = this.server.connect(ADA),
      outbox: (link) => this.outbox = new Outbox(this.disk, { ...link, ...(files && { files }) }),
    });
  }

  async run(times = 40): Promise<void> {
    for (let i = 0; i < times; i++) {
      await settled();
      this.socket.work();
      this.socket.deliver();
    }
    await settled();
  }

  /** Accepts without anything being sent: the commands stay on the wire. */
  async send(...bodies: string[]): Promise<void> {
    for (const body of bodies) assert.ok((await this.client.send(ROOM, body)).ok);
    await settled();
  }

  get shown(): string[] {
    return this.client.outbox.map(({ order, state, failed }) =>
      `${"body" in order.ask ? order.ask.body : order.type} ${state}${
        failed ? ` ${failed.code}` : ""
      }`
    );
  }

  get done(): string[] {
    return this.server.done.map(({ body }) => body);
  }

  get wire(): string[] {
    return this.socket.commands.flatMap((command) =>
      "once" in command ? `${command.once.number} ${"body" in command ? command.body : ""}` : []
    );
  }

  idOf(body: string) {
    return this.client.outbox.find(({ order }) => "body" in order.ask && order.ask.body === body)!
      .id;
  }
}
