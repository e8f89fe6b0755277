import assert from "node:assert/strict";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

Deno.test("what one says in a room its members hear, and an outsider does not", async () => {
  await using server = await startServer();
  const { store } = server.chat;
  const [ada, ben, eve] = await Promise.all(["ada", "ben", "eve"].map((n) => seedPerson(store, n)));
  await using one = await WireClient.connect(server.address, ada!.token);
  await using other = await WireClient.connect(server.address, ben!.token);
  await using outsider = await WireClient.connect(server.address, eve!.token);
  const { room } = given(
    await one.ask("room.create", {
      once: await one.once(),
      name: "Café",
      visibility: "private",
      past: "everyone",
    }),
  );
  given(await one.ask("room.add", { room, user: ben!.user }));
  const { id } = given(await one.ask("message.send", { once: await one.once(), room, body: "Hi" }));
  const isIt = (event: WireClient["heard"][number]) =>
    event.type === "moved" && JSON.stringify(event.events).includes(id);
  await Promise.all([one.hears("one's own message", isIt), other.hears("the message", isIt)]);
  // What the outsider says to themselves comes after what they could have heard
  given(await outsider.ask("direct.open", { users: [] }));
  await outsider.hears("their own notes", ({ type }) => type === "room.entered");
  assert.ok(!JSON.stringify(outsider.heard).includes(room));
  for (
    const answer of [
      await outsider.ask("room.sync", { room, after: null }),
      await outsider.ask("history.page", { room }),
      await outsider.ask("room.join", { room }),
      await outsider.ask("message.edits", { room, id }),
    ]
  ) assert.deepEqual(answer, { ok: false, code: "not_found" });
});
