/** People who look at each other, and one who looks away, over real sockets. */
import assert from "node:assert/strict";
import type { UserId } from "../../lib/protocol/mod.ts";
import { type PersonRow, personRow, type Store } from "../../lib/store/mod.ts";
import { holdReads } from "../gateway/held_kv.ts";
import { hearsBody, makeRoom, say } from "../live/gathering.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

async function makeGuest(store: Store, user: UserId): Promise<void> {
  const row = personRow(user);
  const guest: Partial<PersonRow> = { role: "guest", guestOf: "invite" };
  given(
    await store.writer.write({
      rows: [row],
      decide: (draft) => (draft.set(row, { ...draft.get(row)!, ...guest }), { ok: true }),
    }),
  );
}

const isCalled = (displayName: string) => (event: WireClient["heard"][number]) =>
  event.type === "person.changed" && event.person.displayName === displayName;

Deno.test("each is told how large a file they may bring, and a guest that it is less", async () => {
  await using server = await startServer({ env: { PARLEY_FILE_MIB: "50" } });
  const { store } = server.chat;
  const [ada, gus] = await Promise.all(["ada", "gus"].map((name) => seedPerson(store, name)));
  await makeGuest(store, gus!.user);
  await using member = await WireClient.connect(server.address, ada!.token);
  await using guest = await WireClient.connect(server.address, gus!.token);
  const told = [member, guest].map(({ hello }) => hello.limits["fileBytes"]! / 1024 / 1024);
  assert.deepEqual(told, [50, 10]);
});

Deno.test("a guest of an invite hears of those in their rooms, and never of anybody else", async () => {
  await using server = await startServer();
  const { store } = server.chat;
  const [ada, ben, gus] = await Promise.all(["ada", "ben", "gus"].map((n) => seedPerson(store, n)));
  await makeGuest(store, gus!.user);
  await using one = await WireClient.connect(server.address, ada!.token);
  await using other = await WireClient.connect(server.address, ben!.token);
  await using guest = await WireClient.connect(server.address, gus!.token);
  const room = await makeRoom(other, { members: [gus!.user] });
  const users = [ada!.user, ben!.user];
  const { people } = given(await guest.ask("people.watch", { users }));
  assert.deepEqual(people.map(({ id, role }) => [id, role]), [[ben!.user, "member"]]);
  const hidden = await guest.ask("person.card", { user: ada!.user });
  assert.deepEqual(hidden, { ok: false, code: "not_found" });

  given(await one.ask("profile.change", { displayName: "Ada the First" }));
  given(await other.ask("profile.change", { displayName: "Ben L." }));
  await guest.hears("ben's other name", isCalled("Ben L."));
  given(await other.ask("room.add", { room, user: ada!.user }));
  given(await guest.ask("people.watch", { users }));
  given(await one.ask("profile.change", { displayName: "Ada the Second" }));
  await guest.hears("ada's other name", isCalled("Ada the Second"));
  assert.ok(!guest.heard.some(isCalled("Ada the First")));
});

Deno.test("out of the room is out of sight: a guest hears no more of who left, nor of anybody once put out", async () => {
  await using server = await startServer();
  const { store } = server.chat;
  const [ada, ben, gus] = await Promise.all(["ada", "ben", "gus"].map((n) => seedPerson(store, n)));
  await makeGuest(store, gus!.user);
  await using one = await WireClient.connect(server.address, ada!.token);
  await using other = await WireClient.connect(server.address, ben!.token);
  await using guest = await WireClient.connect(server.address, gus!.token);
  const room = await makeRoom(one, { members: [ben!.user, gus!.user] });
  given(await guest.ask("people.watch", { users: [ada!.user, ben!.user] }));
  given(await other.ask("room.leave", { room }));
  given(await other.ask("profile.change", { displayName: "Ben unseen" }));
  given(await one.ask("profile.change", { displayName: "Ada seen" }));
  await guest.hears("ada's other name", isCalled("Ada seen"));
  given(await one.ask("room.remove", { room, user: gus!.user }));
  given(await one.ask("profile.change", { displayName: "Ada unseen" }));
  given(await guest.ask("people.watch", { users: [gus!.user] }));
  given(await guest.ask("profile.change", { displayName: "Gus L." }));
  await guest.hears("one's own other name", isCalled("Gus L."));
  assert.ok(!guest.heard.some(isCalled("Ben unseen")) && !guest.heard.some(isCalled("Ada unseen")));
});

Deno.test("of two looks that are asked for at once the last one counts, however long the first takes", async () => {
  await using server = await startServer();
  const { store } = server.chat;
  const [ada, gus] = await Promise.all(["ada", "gus"].map((name) => seedPerson(store, name)));
  await makeGuest(store, gus!.user);
  await using one = await WireClient.connect(server.address, ada!.token);
  await using guest = await WireClient.connect(server.address, gus!.token);
  await makeRoom(one, { members: [gus!.user] });
  {
    using held = holdReads(store.kv, "list");
    const first = guest.ask("people.watch", { users: [ada!.user] });
    // For oneself no rooms have to be looked through
    given(await guest.ask("people.watch", { users: [gus!.user] }));
    held.release();
    given(await first);
  }
  given(await one.ask("profile.change", { displayName: "Ada L." }));
  given(await guest.ask("profile.change", { displayName: "Gus L." }));
  await guest.hears("one's own other name", isCalled("Gus L."));
  assert.ok(!guest.heard.some(isCalled("Ada L.")));
});

Deno.test("each of one's devices hears whom one ignores, and the ignored hears nothing of it", async () => {
  await using server = await startServer();
  const { store } = server.chat;
  const [ada, eve] = await Promise.all(["ada", "eve"].map((name) => seedPerson(store, name)));
  await using laptop = await WireClient.connect(server.address, ada!.token);
  await using phone = await WireClient.connect(server.address, ada!.token);
  await using ignored = await WireClient.connect(server.address, eve!.token);
  given(await ignored.ask("people.watch", { users: [ada!.user] }));
  const { room } = given(await ignored.ask("direct.open", { users: [ada!.user] }));
  await say(ignored, room, "Hello?");
  await hearsBody(laptop, room, "Hello?");
  given(await laptop.ask("person.ignore", { user: eve!.user, on: true }));
  for (const device of [laptop, phone]) {
    await device.hears(
      "who is ignored",
      (event) =>
        event.type === "own.moved" &&
        event.events.some((own) =>
          own.type === "ignored.changed" && own.users.join() === eve!.user
        ),
    );
  }
  const once = await ignored.once();
  const sent = await ignored.ask("message.send", { once, room, body: "Are you there?" });
  assert.ok(!sent.ok && sent.code === "forbidden");
  // One lane, one order: what they hear of the room was told after all of that
  await say(laptop, room, "No");
  await hearsBody(ignored, room, "No");
  assert.ok(!JSON.stringify(ignored.heard).includes("ignored.changed"));
  const own = given(await ignored.ask("sync", { me: null, rooms: [] }));
  assert.deepEqual(own.ignored, []);
  assert.ok(
    !JSON.stringify(given(await ignored.ask("person.card", { user: ada!.user }))).includes(
      eve!.user,
    ),
  );
});
