import { denokvServer } from "../support/denokv.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const times = { beatMs: 60, leaseMs: 400, graceMs: 120 };

Deno.test("people of an instance that is gone are told as gone by the others", async () => {
  await using denokv = await denokvServer();
  const store = { data: "", kv: new URL(denokv.address), token: denokv.token };
  await using stays = await startServer({ store, times });
  await using dies = await startServer({ store, times });
  const ada = await seedPerson(stays.chat.store, "ada");
  const ben = await seedPerson(stays.chat.store, "ben");
  await using looker = await WireClient.connect(stays.address, ben.token);
  given(await looker.ask("people.watch", { users: [ada.user] }));
  const heard = (presence: string) => (event: WireClient["heard"][number]) =>
    event.type === "presence.changed" && event.user === ada.user && event.presence === presence;
  await using _ada = await WireClient.connect(dies.address, ada.token);
  await looker.hears("ada came, on the other instance", heard("online"));
  // No sign of life comes from it any more; a killed process looks no different from outside
  await dies.chat.store.close();
  await looker.hears("ada is gone", heard("offline"));
});
