import { Client } from "./client.ts";
import type { ClientOptions } from "./client_options.ts";
import { Link } from "./link/link.ts";
import { Outbox } from "./outbox/outbox.ts";
import { MemoryOutboxStorage } from "./outbox/outbox_memory.ts";

/** All that a program needs not say: it has its link at once, and what it sends waits in memory. */
export type ProgramOptions =
  & Omit<ClientOptions, "link" | "outbox">
  & Partial<Pick<ClientOptions, "link" | "outbox">>;

/** A client that is on its way to the server. */
export function createClient(options: ProgramOptions): Client {
  const client = makeClient(options);
  client.start();
  return client;
}

export function makeClient(options: ProgramOptions): Client {
  return new Client({
    link: Link,
    outbox: (link) => new Outbox(new MemoryOutboxStorage(options.owner), link),
    ...options,
  });
}
