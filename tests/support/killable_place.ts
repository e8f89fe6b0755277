/** A busy place in a process of its own, which dies without a word and comes back as it was. */
import type { RoomId } from "../../lib/protocol/mod.ts";
import { openStore } from "../../lib/store/mod.ts";
import { type BusyPlace, busyPlace, type Name } from "./busy_place.ts";
import { type ChildServer, childServer } from "./child_server.ts";
import { testClock } from "./clock.ts";
import { freePort } from "./free_port.ts";
import { given } from "./seed.ts";
import { type TempFolder, tempFolder } from "./temp_folder.ts";
import { WireClient } from "./wire_client.ts";

export class KillablePlace implements AsyncDisposable {
  readonly address: string;
  readonly place: Pick<BusyPlace, "people" | "rooms" | "tokenOf">;
  readonly #folder: TempFolder;
  #server: ChildServer;

  private constructor(folder: TempFolder, place: BusyPlace, server: ChildServer) {
    this.#folder = folder;
    this.#server = server;
    this.address = server.address;
    const { people, rooms } = place;
    this.place = { people, rooms, tokenOf: (who) => Promise.resolve(people[who].token) };
  }

  /** `prepare` speaks before anybody is there. */
  static async open(prepare: (place: BusyPlace) => Promise<void>): Promise<KillablePlace> {
    const folder = await tempFolder();
    const data = `${folder.path}/data`;
    const opened = await openStore({ data, kv: "file" });
    if (!opened.ok) throw new Error(opened.problem);
    const { store } = opened;
    const place = await busyPlace({ chat: { store }, clock: testClock() });
    await prepare(place);
    await store.close();
    const server = await childServer({ env: settings(data, `${freePort()}`) });
    return new KillablePlace(folder, place, server);
  }

  /** Its folder, to be looked into while it is down. */
  get data(): string {
    return `${this.#folder.path}/data`;
  }

  /** As when the power goes. */
  async kill(): Promise<void> {
    this.#server.kill("SIGKILL");
    await this.#server.exited;
    await this.#server[Symbol.asyncDispose]();
  }

  /** Whoever is connected stays so, and hears nothing. */
  hang(): void {
    this.#server.kill("SIGSTOP");
  }

  goOn(): void {
    this.#server.kill("SIGCONT");
  }

  /** At the address and over the data that it had. */
  async start(): Promise<void> {
    this.#server = await this.#over(new URL(this.address).port);
  }

  /** What others say while the address of the place leads nowhere: it runs at another meanwhile. */
  async elsewhere(say: (address: string) => Promise<void>): Promise<void> {
    const server = await this.#over("0");
    await say(server.address);
    server.kill("SIGKILL");
    await server.exited;
    await server[Symbol.asyncDispose]();
  }

  async say(who: Name, room: RoomId, ...bodies: string[]): Promise<void> {
    await sayAt(this.address, this.place.people[who].token, room, ...bodies);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
    await this.#folder[Symbol.asyncDispose]();
  }

  #over(port: string): Promise<ChildServer> {
    return childServer({ env: settings(this.data, port) });
  }
}

export async function sayAt(
  address: string,
  token: string,
  room: RoomId,
  ...bodies: string[]
): Promise<void> {
  await using client = await WireClient.connect(address, token);
  for (const body of bodies) {
    given(await client.ask("message.send", { room, body, once: await client.once() }));
  }
}

function settings(data: string, port: string): Record<string, string> {
  return { PARLEY_DATA: data, PARLEY_PORT: port, PARLEY_SEND_RATE: "0" };
}
