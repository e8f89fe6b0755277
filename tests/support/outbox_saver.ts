// Saves one entry after the other and says of each whether it was kept.

import { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import type { ClientId, RoomId, UserId } from "../../lib/protocol/mod.ts";

const [folder, ...ids] = Deno.args;
const owner = { server: "https://chat.example.org", person: "uada00000000" as UserId };
const opened = await OutboxFile.open(folder!, owner);
if (!opened.ok) throw new Error(opened.why);
const { outbox } = opened;
for (const [i, id] of ids.entries()) {
  const order = { type: "message.send", ask: { room: "r" as RoomId, body: id } } as const;
  const entry = { id: id as ClientId, place: outbox.count + 1, order, at: i, after: null };
  const put = [{ ...entry, sent: false, failed: null }];
  await outbox.save({ put }).then(() => console.log(`kept ${id}`), () => {});
  if (outbox.failure !== null) console.log(`${outbox.failure}`);
}
const { entries } = await outbox.load();
console.log(`there: ${entries.map(({ id }) => id).join(" ")}`);
await outbox.close();
