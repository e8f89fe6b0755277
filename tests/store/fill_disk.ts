/** Sends until nothing more is taken, and prints each id that was acknowledged: `fill_disk.ts FOLDER`. */
import { Chatter, openedAt } from "./chatter.ts";

const store = await openedAt({ data: Deno.args[0]!, kv: "file" });
const ada = await Chatter.named(store, "ada");
const room = await ada.makes();
console.log(`room ${room} ${ada.user}`);
const ids: string[] = [];
let refusals = 0;
for (let i = 0; refusals < 5 && i < 20_000; i++) {
  const sent = await ada.send(room, `${i} `.padEnd(1_000, "x"));
  if (sent.ok) ids.push(sent.value.id);
  else if (sent.code === "unavailable") refusals++;
  else throw new Error(`Refused for another reason: ${sent.code}`);
}
console.log(`refusals ${refusals}`);
console.log(`acknowledged ${ids.join(" ")}`);
await store.close();
