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
  await using desk = await WireClient.connect(one.address, ada.token);
  await using phone = await WireClient.connect(other.address, ada.token);
  given(await desk.ask("presence.idle", { on: true }));
  given(await phone.ask("presence.idle", { on: true }));
  await tells("online", "away");
  given(await phone.ask("presence.idle", { on: false }));
  await tells("online", "away", "online");
  given(await phone.ask("presence.say", { as: "dnd", until: null }));
  await tells("online", "away", "online", "dnd");
  given(await phone.ask("presence.say", { as: "hidden", until: null }));
  await tells("online", "away", "online", "dnd", "offline");
  given(await desk.ask("presence.say", { as: "auto", until: null }));
  await tells("online", "away", "online", "dnd", "offline", "online");
});
