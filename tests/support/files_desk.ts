/** Ada at a terminal, with an outbox on disk and a real place: what she is told is written down. */
import type { Desk } from "../../lib/cli/chat/desk.ts";
import type { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import { plainReach, type Reach } from "../../lib/cli/login/reach.ts";
import type { Client } from "../../lib/client/mod.ts";
import type { FileRef, Message } from "../../lib/protocol/mod.ts";
import { makeRoom } from "../live/gathering.ts";
import { within } from "./deadline.ts";
import { given, seedPerson } from "./seed.ts";
import { sendingClient, type SendingSeat } from "./sending_client.ts";
import { startServer } from "./server.ts";
import { tempFolder } from "./temp_folder.ts";
import { WireClient } from "./wire_client.ts";

export interface FilesDesk extends AsyncDisposable {
  readonly desk: Desk;
  readonly client: Client;
  readonly outbox: OutboxFile;
  readonly told: string[];
  readonly complained: string[];
  /** What each thing that goes on was called, one line after the other. */
  readonly followed: string[][];
  /** The last word on one of these. */
  ended(at: number): Promise<string>;
}

export async function filesPlace(env: Record<string, string> = {}) {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer({ env }));
  const folder = resources.use(await tempFolder());
  const { user: person, token } = await seedPerson(server.chat.store, "ada");
  const wire = resources.use(await WireClient.connect(server.address, token));
  const room = await makeRoom(wire);
  const owned = resources.move();
  const reach = plainReach(server.address);
  const owner = { server: server.address, person };
  return {
    ...{ server, room, token, person, wire, reach, folder: folder.path },
    /** As at each start of the program. */
    desk: (road: Reach = reach) =>
      openDesk({ owner, state: `${folder.path}/state/parley`, token, room, reach: road }),
    /** A file of this content in the folder. */
    async put(name: string, bytes: Uint8Array | string): Promise<string> {
      const path = `${folder.path}/${name}`;
      await Deno.writeFile(
        path,
        typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes,
      );
      return path;
    },
    /** Of all that is kept below the state folder to be sent. */
    async outboxSizes(): Promise<number[]> {
      const sizes: number[] = [];
      const state = `${folder.path}/state/parley`;
      for await (const { name, isDirectory } of Deno.readDir(state)) {
        if (!isDirectory) continue;
        for await (const file of Deno.readDir(`${state}/${name}`)) {
          const path = `${state}/${name}/${file.name}`;
          if (file.name.endsWith(".outbox")) sizes.push((await Deno.stat(path)).size);
        }
      }
      return sizes;
    },
    async messages(): Promise<Message[]> {
      const { messages } = given(await wire.ask("history.page", { room }));
      return messages.filter(({ kind }) => kind !== "system");
    },
    async bytesOf({ id }: FileRef): Promise<Uint8Array> {
      const headers = { authorization: `Bearer ${token}` };
      return await (await fetch(`${server.address}/files/${id}`, { headers })).bytes();
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function openDesk(seat: SendingSeat): Promise<FilesDesk> {
  const { token, room, reach } = seat;
  const { client, outbox } = await sendingClient(seat);
  const told: string[] = [];
  const complained: string[] = [];
  const followed: string[][] = [];
  const ends: PromiseWithResolvers<string>[] = [];
  const desk = {
    ...{ client, reach, token, room, thread: null, listed: [] },
    tell: (...lines: string[]) => told.push(...lines),
    complain: (sentence: string) => complained.push(sentence),
    follow(line: string) {
      const lines = [line];
      followed.push(lines);
      const end = Promise.withResolvers<string>();
      ends.push(end);
      return {
        now: (next: string) => void lines.push(next),
        end(last: string) {
          lines.push(last);
          end.resolve(last);
        },
      };
    },
  } as unknown as Desk;
  return {
    ...{ desk, client, outbox, told, complained, followed },
    ended: (at) => within(`the end of ${at}`, ends[at]!.promise),
    async [Symbol.asyncDispose]() {
      client.stop();
      await outbox.close();
    },
  };
}
