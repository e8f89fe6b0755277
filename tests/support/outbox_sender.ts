// A program that sends by an outbox on disk, and says of each message when it was kept: to be killed at any moment.

import { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import { plainReach } from "../../lib/cli/login/reach.ts";
import { createClient } from "../../lib/client/create_client.ts";
import type { Client } from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox/outbox.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";

const [folder, server, token, person, room, name, count, then] = Deno.args as [
  ...[string, string, string, UserId, RoomId, string, string, "ends" | "stays"],
];

const owner = { server, person };
const opened = await OutboxFile.open(folder, owner);
if (!opened.ok) throw new Error(opened.why);
const { outbox: storage } = opened;
const client = createClient({
  owner,
  openSocket: () => plainReach(server).openSocket("/ws", token),
  outbox: (link) => new Outbox(storage, link),
});

const say = (line: string) => Deno.stdout.write(new TextEncoder().encode(`${line}\n`));
await say("open");
await Promise.all(
  Array.from({ length: Number(count) }, async (_, i) => {
    const body = `${name} ${String(i).padStart(3, "0")}`;
    const { ok } = await client.send(room, body);
    await say(ok ? `kept ${body}` : `refused ${body}`);
  }),
);
// What was on disk is not in the client at once
const isDry = ({ status }: Client) => storage.count === 0 && status.phase === "in sync";
await client.until(isDry);
await say(`dry, ${storage.leftForLater} left`);
// Its socket keeps it going
if (then === "stays") await new Promise(() => {});
client.stop();
await storage.close();
