import type { PresenceState } from "../../lib/protocol/mod.ts";
import { denokvServer } from "../support/denokv.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const times = { beatMs: 60, leaseMs: 10_000, graceMs: 120 };

Deno.test("over two instances the most present device counts, and what one says holds on both", async () => {
  await using denokv = await denokvServer();
  const store = { data: "", kv: new URL(denokv.address), token: denokv.token };
  await using one = await startServer({ store, times });
  await using other = await startServer({ store, times });
  const ada = await seedPerson(one.chat.store, "ada");
  const ben = await seedPerson(one.chat.store, "ben");
  await using looker = await WireClient.connect(one.address, ben.token);
  given(await looker.ask("people.watch", { users: [ada.user] }));
  const tells = async (...all: PresenceState[]) => {
    await looker.hears(all.join(", "), () => {
      const told = looker.heard.flatMap((event) =>
        event.type === "presence.changed" ? [event.presence] : []
      );
      return told.join() === all.join();
    });
  };
  // From the first moment nobody is at either: nothing is told that depends on which comes first
  await using desk = await idleClient(one.address, ada.token);
  await tells("away");
  await using phone = await idleClient(other.address, ada.token);
  given(await phone.ask("presence.idle", { on: false }));
  await tells("away", "online");
  given(await phone.ask("presence.say", { as: "dnd", until: null }));
  await tells("away", "online", "dnd");
  given(await phone.ask("presence.say", { as: "hidden", until: null }));
  await tells("away", "online", "dnd", "offline");
  given(await desk.ask("presence.say", { as: "auto", until: null }));
  await tells("away", "online", "dnd", "offline", "online");
});

async function idleClient(address: string, token: string): Promise<WireClient> {
  const client = WireClient.open(address, token, "/ws?idle");
  await client.hears("hello", (event) => event.type === "hello");
  return client;
}
