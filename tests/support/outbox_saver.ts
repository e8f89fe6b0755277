// Saves one entry after the other and says of each whether it was kept. While "id=FILE" is saved that file
// is called FILE.full, by which somebody may know it and spoil what is written there.

import { OutboxFile } from "../../lib/cli/outbox/outbox_file.ts";
import type { ClientId, RoomId, UserId } from "../../lib/protocol/mod.ts";

const [folder, ...all] = Deno.args;
const owner = { server: "https://chat.example.org", person: "uada00000000" as UserId };
const opened = await OutboxFile.open(folder!, owner);
if (!opened.ok) throw new Error(opened.why);
const { outbox } = opened;
for (const [i, typed] of all.entries()) {
  const [id = "", file] = typed.split("=");
  if (file !== undefined) await Deno.rename(file, `${file}.full`);
  const order = { type: "message.send", ask: { room: "r" as RoomId, body: id } } as const;
  const entry = { id: id as ClientId, place: outbox.count + 1, order, at: i, after: null };
  const put = [{ ...entry, sent: false, failed: null }];
  await outbox.save({ put }).then(() => console.log(`kept ${id}`), () => {});
  if (file !== undefined) await Deno.rename(`${file}.full`, file);
  if (outbox.failure !== null) console.log(`${outbox.failure}`);
}
const { entries } = await outbox.load();
console.log(`there: ${entries.map(({ id }) => id).join(" ")}`);
await outbox.close();
