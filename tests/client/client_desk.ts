/** A client of one person at a server in memory, where the test says when anything is done. */
import { createClient } from "../../lib/client/create_client.ts";
import type { ClientOptions } from "../../lib/client/mod.ts";
import type { Command } from "../../lib/protocol/mod.ts";
import { ModelServer, type ModelSocket } from "./model_server.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { settled, TestTime } from "./test_time.ts";

export function desk(more: Partial<ClientOptions> = {}, connectAs = ADA) {
  const server = new ModelServer();
  const room = server.addRoom(ROOM, [ADA, BEN]);
  const time = new TestTime();
  let socket!: ModelSocket;
  const openSocket = () => socket = server.connect(connectAs);
  const client = createClient({
    owner: { server: "model", person: ADA },
    openSocket,
    time,
    ...more,
  });
  const asked: Command["type"][] = [];
  const answer = server.answer.bind(server);
  server.answer = (from, command) => {
    asked.push(command.type);
    answer(from, command);
  };
  async function run(): Promise<void> {
    for (let i = 0; i < 30; i++) {
      await settled();
      socket.work();
      socket.deliver();
    }
    await settled();
  }
  return { server, room, time, client, asked, run, socket: () => socket };
}
