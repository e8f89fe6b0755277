/** Emoji that are added at several instances at once: each is told everywhere, in one order. */
import assert from "node:assert/strict";
import { addEmoji } from "../../lib/actions/mod.ts";
import { createClient } from "../../lib/client/create_client.ts";
import type { CustomEmoji, Outcome } from "../../lib/protocol/mod.ts";
import { personRow, type Store } from "../../lib/store/mod.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { within } from "../support/deadline.ts";
import { denokvServer } from "../support/denokv.ts";
import { PNG } from "../support/pictures.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";

Deno.test("what is added at two instances by turns and at once is held at both, with no question asked again", async () => {
  await using denokv = await denokvServer();
  const store = { data: "", kv: new URL(denokv.address), token: denokv.token };
  await using one = await startServer({ store });
  await using other = await startServer({ store });
  const makers = await Promise.all([one, other].map(async ({ chat }, i) => {
    const { user } = await seedPerson(chat.store, `mo${i}`);
    await makeModerator(chat.store, user);
    const signed = { user, session: "", expiresAt: Infinity, scopes: null };
    const ground = { store: chat.store, now: () => chat.clock.now() };
    return async (name: string) =>
      given(await addEmoji(ground, signed, { name, picture: PNG }) as Outcome<CustomEmoji>);
  }));
  const ada = await seedPerson(one.chat.store, "ada");
  const sockets = [one, other].map(({ address }) => new TrackedSockets(() => address, ada.token));
  const owner = { server: "here", person: ada.user };
  const clients = sockets.map((some) => createClient({ owner, openSocket: () => some.open() }));
  for (const client of clients) {
    await within("in step", client.until(({ state }) => state.emojiMark === ""));
  }
  const names = Array.from({ length: 20 }, (_, i) => `emoji${i}`);
  for (const name of names.slice(0, 6)) await makers[Number(name.at(-1)) % 2]!(name);
  await Promise.all(names.slice(6).map((name, i) => makers[i % 2]!(name)));
  for (const client of clients) {
    await within("all of them", client.until(({ state }) => state.emoji.size === 20));
    client.stop();
  }
  assert.equal(clients[0]!.state.emojiMark, clients[1]!.state.emojiMark);
  for (const some of sockets) await some[Symbol.asyncDispose]();
});

async function makeModerator(
  store: Store,
  user: Parameters<typeof personRow>[0],
): Promise<void> {
  const row = personRow(user);
  given(
    await store.writer.write({
      rows: [row],
      decide: (draft) => (draft.set(row, { ...draft.get(row)!, role: "moderator" }), { ok: true }),
    }),
  );
}
