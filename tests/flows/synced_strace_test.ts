import assert from "node:assert/strict";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { readTrace, type Sent, toldUnsynced } from "../chaos/syscall_trace.ts";
import { given, seedChat } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { tracedServer } from "../support/traced_server.ts";
import { WireClient } from "../support/wire_client.ts";

const PEOPLE = 4;
const EACH = 40;
/** So many open at once: some commits hold one message, others many. */
const OPEN = 5;

async function say(person: WireClient, name: number, room: RoomId): Promise<Sent[]> {
  const sent: Sent[] = [];
  // Opens the stream, before several at once need it
  await person.once();
  person.giveBack();
  for (let from = 0; from < EACH; from += OPEN) {
    const open = Array.from({ length: OPEN }, async (_, i) => {
      const mark = `<${name}:${from + i}:${crypto.randomUUID()}>`;
      const once = await person.once();
      const body = `${mark} said twice ${mark}`;
      const { id } = given(await person.ask("message.send", { once, room, body }));
      sent.push({ mark, id });
    });
    await Promise.all(open);
  }
  return sent;
}

Deno.test("a message is told to nobody before the disk has it for good", async () => {
  await using folder = await tempFolder();
  const data = `${folder.path}/data`;
  const rooms = [[0, 1, 2, 3], [0, 1]];
  const seeded = await seedChat({ store: { data, kv: "file" }, people: PEOPLE, rooms });
  await using server = await tracedServer(data);
  await using connected = new AsyncDisposableStack();
  const people = await Promise.all(
    seeded.tokens.map((token) => WireClient.connect(server.address, token)),
  );
  people.forEach((person) => connected.use(person));
  const sent = (await Promise.all(people.map((person, i) => say(person, i, seeded.rooms[0]!))))
    .flat();
  await connected.disposeAsync();
  assert.deepEqual(toldUnsynced(readTrace(await server.end()), sent), []);
  assert.ok(sent.length >= 40);
});
