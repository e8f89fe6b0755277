/** A place whose data is copied and put back by hand, behind an address that stays the same. */
import { Proxy } from "../chaos/proxy.ts";
import { createClient } from "../../lib/client/create_client.ts";
import type { Client } from "../../lib/client/mod.ts";
import { plainReach } from "../../lib/cli/login/reach.ts";
import { within } from "./deadline.ts";
import { seedChat, type Seeded } from "./seed.ts";
import { startServer, type TestServer } from "./server.ts";
import { type TempFolder, tempFolder } from "./temp_folder.ts";

const HOUR_MS = 3_600_000;

export class PutBackPlace implements AsyncDisposable {
  #server: TestServer | null = null;
  #starts = 0;
  readonly #clients: Client[] = [];

  private constructor(
    private readonly folder: TempFolder,
    private readonly seeded: Seeded,
    private readonly road: { hostname: string; port: number },
    private readonly network: Proxy,
  ) {}

  /** With two people in one room; it runs. */
  static async open(): Promise<PutBackPlace> {
    const folder = await tempFolder();
    const store = { data: `${folder.path}/data`, kv: "file" } as const;
    const seeded = await seedChat({ store, people: 2, rooms: [[0, 1]] });
    const road = { hostname: "127.0.0.1", port: 1 };
    const place = new PutBackPlace(folder, seeded, road, new Proxy(road));
    await place.#start();
    return place;
  }

  get room() {
    return this.seeded.rooms[0]!;
  }

  /** What a program needs to know to be one of the two. */
  envOf(person: 0 | 1): Record<string, string> {
    return {
      PARLEY_TOKEN: this.seeded.tokens[person]!,
      PARLEY_SERVER: this.network.address,
      TZ: "UTC",
    };
  }

  /** Begins with what is there now. */
  async client(person: 0 | 1): Promise<Client> {
    const server = this.network.address;
    const client = createClient({
      owner: { server, person: this.seeded.users[person]! },
      openSocket: () => plainReach(server).openSocket("/ws", this.seeded.tokens[person]!),
    });
    this.#clients.push(client);
    await within("in step", client.until(({ status }) => status.phase === "in sync"));
    return client;
  }

  async copyAway(): Promise<void> {
    await this.#stop();
    await copy(`${this.folder.path}/data`, `${this.folder.path}/copy`);
    await this.#start();
  }

  /** All of the folder, or without the mark that tells how far the database had come. */
  async putBack(what: "folder" | "database"): Promise<void> {
    await this.#stop();
    const data = `${this.folder.path}/data`;
    const mark = await Deno.readFile(`${data}/parley.mark`);
    await Deno.remove(data, { recursive: true });
    await copy(`${this.folder.path}/copy`, data);
    if (what === "database") await Deno.writeFile(`${data}/parley.mark`, mark);
    await this.#start();
  }

  async #start(): Promise<void> {
    const store = { data: `${this.folder.path}/data`, kv: "file" } as const;
    this.#server = await startServer({ store, env: { PARLEY_SEND_RATE: "0" } });
    // The clocks of tests stand still, and time does not go back with a file
    this.#server.clock.move(HOUR_MS * ++this.#starts);
    this.road.port = Number(new URL(this.#server.address).port);
    this.network.mend();
  }

  async #stop(): Promise<void> {
    for (const client of this.#clients.splice(0)) client.stop();
    await this.#server?.[Symbol.asyncDispose]();
    this.#server = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop();
    await this.network[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}

async function copy(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { mode: 0o700 });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copy(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}
