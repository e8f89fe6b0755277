/** A place with people in it, and for each of them the terminal program with a home of its own. */
import { createClient } from "../../lib/client/create_client.ts";
import type { Client } from "../../lib/client/mod.ts";
import { plainReach } from "../../lib/cli/login/reach.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import type { Child } from "./child.ts";
import { within } from "./deadline.ts";
import { given, seedChat } from "./seed.ts";
import { startServer, type TestServer } from "./server.ts";
import { tempFolder } from "./temp_folder.ts";
import { type Ended, type Home, terminalHome } from "./terminal_program.ts";

export interface TerminalPerson {
  readonly user: UserId;
  readonly name: string;
  readonly token: string;
  readonly home: Home;
  /** What the program needs to know of whom and where. */
  readonly env: Readonly<Record<string, string>>;
  run(args: readonly string[], stdin?: string): Promise<Ended>;
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Child;
  /** Another device of theirs, in step. */
  client(): Promise<Client>;
}

export interface TerminalScene extends AsyncDisposable {
  readonly server: TestServer;
  readonly people: readonly TerminalPerson[];
  readonly rooms: readonly RoomId[];
  /** Each of them is done. */
  said(client: Client, room: RoomId, ...bodies: string[]): Promise<void>;
}

/** Rooms are called "room 0" and so on, people "person0". */
export async function terminalScene(
  people: number,
  rooms: number[][],
  env: Record<string, string> = {},
): Promise<TerminalScene> {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const store = { data: `${folder.path}/data`, kv: "file" } as const;
  const seeded = await seedChat({ store, people, rooms });
  const server = resources.use(
    await startServer({ store, env: { PARLEY_SEND_RATE: "0", ...env } }),
  );
  const all: TerminalPerson[] = [];
  const clients: Client[] = [];
  for (const [i, user] of seeded.users.entries()) {
    const token = seeded.tokens[i]!;
    const home = resources.use(await terminalHome());
    const own = { PARLEY_TOKEN: token, PARLEY_SERVER: server.address, TZ: "UTC" };
    all.push({
      ...{ user, name: `person${i}`, token, home, env: own },
      run: (args, stdin = "") => home.run(args, { stdin, env: own }),
      start: (args, more = {}) => home.start(args, { ...own, ...more }),
      async client() {
        const client = createClient({
          owner: { server: server.address, person: user },
          openSocket: () => plainReach(server.address).openSocket("/ws", token),
        });
        clients.push(client);
        await within("in step", client.until(({ status }) => status.phase === "in sync"));
        return client;
      },
    });
  }
  const owned = resources.move();
  return {
    server,
    people: all,
    rooms: seeded.rooms,
    async said(client, room, ...bodies) {
      for (const body of bodies) {
        given(await within(body, given(await client.send(room, body)).done));
      }
    },
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.stop();
      await owned.disposeAsync();
    },
  };
}
