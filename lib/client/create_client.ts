import { Client } from "./client.ts";
import type { ClientOptions } from "./client_options.ts";
import { Outbox } from "./outbox.ts";
import type { OutboxLine, OutboxLink } from "./outbox_line.ts";
import { MemoryOutboxStorage } from "./outbox_memory.ts";
import type { Owner } from "./outbox_storage.ts";

/** A client that is on its way to the server. What it sends waits in memory when nothing is said. */
export function createClient(
  options: Omit<ClientOptions, "outbox"> & Partial<Pick<ClientOptions, "outbox">>,
): Client {
  const client = new Client({ outbox: memoryOutbox(options.owner), ...options });
  client.start();
  return client;
}

export function memoryOutbox(owner: Owner): (link: OutboxLink) => OutboxLine {
  return (link) => new Outbox(new MemoryOutboxStorage(owner), link);
}
