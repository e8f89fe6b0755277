/** Emoji of the place, told over real sockets as they come and go. */
import assert from "node:assert/strict";
import { addEmoji, firstState, removeEmoji } from "../../lib/actions/mod.ts";
import { createClient, makeClient } from "../../lib/client/create_client.ts";
import type { CustomEmoji, Outcome } from "../../lib/protocol/mod.ts";
import { personRow } from "../../lib/store/mod.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { within } from "../support/deadline.ts";
import { PNG } from "../support/pictures.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

/** Mo looks after the place, Ada is in it, Gus is a guest of an invite. */
async function people({ chat: { store, clock } }: TestServer) {
  const seeded = await Promise.all(["mo", "ada", "gus"].map((name) => seedPerson(store, name)));
  const [mo, ada, gus] = seeded as [typeof seeded[0], typeof seeded[0], typeof seeded[0]];
  const roles = [[mo, { role: "moderator" }], [gus, { role: "guest", guestOf: "invite" }]] as const;
  for (const [{ user }, role] of roles) {
    const row = personRow(user);
    given(
      await store.writer.write({
        rows: [row],
        decide: (draft) => (draft.set(row, { ...draft.get(row)!, ...role }), { ok: true }),
      }),
    );
  }
  const ground = { store, now: () => clock.now() };
  const signed = { user: mo.user, session: "", expiresAt: Infinity, scopes: null };
  return {
    ada,
    gus,
    adds: async (name: string) =>
      given(await addEmoji(ground, signed, { name, picture: PNG }) as Outcome<CustomEmoji>),
    removes: async (name: string) => given(await removeEmoji(ground, signed, name)),
  };
}

Deno.test("everybody hears of each as it comes and goes, guests too", async () => {
  await using server = await startServer();
  const { ada, gus, adds, removes } = await people(server);
  await using one = await WireClient.connect(server.address, ada.token);
  await using guest = await WireClient.connect(server.address, gus.token);
  const { mark } = given(await one.ask("emoji.list", {}));
  assert.equal(mark, "");
  const tea = await adds("tea");
  const told = await one.hears("the first", ({ type }) => type === "emoji.changed");
  assert.ok(told.type === "emoji.changed");
  assert.deepEqual([told.before, told.added, told.removed], ["", tea, undefined]);
  await guest.hears("it too", ({ type }) => type === "emoji.changed");
  assert.deepEqual(given(await guest.ask("emoji.list", {})), { mark: told.mark, emoji: [tea] });
  await removes("tea");
  const gone = await one.hears(
    "that it is gone",
    (event) => event.type === "emoji.changed" && event.before === told.mark,
  );
  assert.ok(gone.type === "emoji.changed");
  assert.deepEqual([gone.removed, gone.added], ["tea", undefined]);
});

Deno.test("a client that stayed and one that was away hold the same, in the page's first state as well", async () => {
  await using server = await startServer();
  const { ada, adds, removes } = await people(server);
  await using sockets = new TrackedSockets(() => server.address, ada.token);
  const owner = { server: "here", person: ada.user };
  const stays = createClient({ owner, openSocket: () => sockets.open() });
  await within("in step", stays.until(({ state }) => state.emojiMark === ""));
  await adds("tea");
  const cake = await adds("cake");
  const names = ({ state }: typeof stays) => [...state.emoji.keys()].sort().join();
  await within("both", stays.until((client) => names(client) === "cake,tea"));
  sockets.cut();
  await removes("tea");
  await adds("pie");
  stays.wake();
  await within("what it missed", stays.until((one) => names(one) === "cake,pie"));
  assert.deepEqual(stays.state.emoji.get("cake"), cake);
  const fresh = createClient({ owner, openSocket: () => sockets.open() });
  await within("a fresh one", fresh.until(({ state }) => state.emojiMark !== null));
  assert.deepEqual(fresh.state.emoji, stays.state.emoji);
  assert.equal(fresh.state.emojiMark, stays.state.emojiMark);
  const { store, clock } = server.chat;
  const look = { room: null, presenceOf: server.chat.presenceOf };
  const first = await firstState({ store, now: () => clock.now() }, ada.user, look);
  const begun = makeClient({ owner, openSocket: () => sockets.open(), first: first! });
  assert.deepEqual(begun.state.emoji, stays.state.emoji);
  stays.stop();
  fresh.stop();
});
