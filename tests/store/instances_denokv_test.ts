/** Two instances on one denokv server, doing the same things at the same moment. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { LIMITS, type MessageId, partsOf, type RoomId } from "../../lib/protocol/mod.ts";
import { listMembers, seeRoom, type Store } from "../../lib/store/mod.ts";
import { seeded } from "../client/seeded.ts";
import { denokvServer } from "../support/denokv.ts";
import { given } from "../support/seed.ts";
import { Chatter, instanceOn, isLongRun } from "./chatter.ts";

interface Two extends AsyncDisposable {
  readonly here: Store;
  readonly there: Store;
}

async function two(): Promise<Two> {
  const server = await denokvServer();
  const [here, there] = await Promise.all([instanceOn(server), instanceOn(server)]);
  return {
    here,
    there,
    async [Symbol.asyncDispose]() {
      await Promise.all([here.close(), there.close()]);
      await server[Symbol.asyncDispose]();
    },
  };
}

async function many(store: Store, prefix: string, count: number): Promise<Chatter[]> {
  const names = Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  return await Promise.all(names.map((name) => Chatter.named(store, name)));
}

async function written(who: Chatter, room: RoomId) {
  return (await who.history(room)).filter(({ kind }) => kind !== "system");
}

async function assertMembers(store: Store, who: Chatter, room: RoomId): Promise<string[]> {
  const { members } = await listMembers(store, room, { limit: 1_000 });
  assert.equal((await seeRoom(store, who.user, room))!.view.members, members.length);
  return members.map(({ user }) => user);
}

Deno.test("instances that open an empty server at once agree on its epoch", async () => {
  await using server = await denokvServer();
  const stores = await Promise.all([1, 2, 3].map(() => instanceOn(server)));
  assert.equal(new Set(stores.map(({ epoch }) => epoch)).size, 1);
  for (const store of stores) await store.close();
});

Deno.test("what two instances write into one room has one order, without a gap or a double", async () => {
  await using both = await two();
  const [ours, theirs] = [await many(both.here, "h", 3), await many(both.there, "t", 3)];
  const room = await ours[0]!.makes();
  const all = [...ours, ...theirs];
  await Promise.all(all.map((who) => who.joins(room)));
  const sent = await Promise.all(
    all.map((who) => Promise.all(Array.from({ length: 40 }, (_, n) => who.sent(room, `${n}`)))),
  );
  const stored = await written(ours[0]!, room);
  assert.deepEqual(stored.map(({ id }) => id), sent.flat().sort());
  assert.deepEqual(stored.map(({ ordinal }) => ordinal), stored.map((_, i) => i + 1));
  for (const ids of sent) assert.deepEqual(ids, ids.toSorted(), "each sender's own order");
  assert.deepEqual(await written(theirs[0]!, room), stored);
  assert.equal(both.here.counts.failures! + both.there.counts.failures!, 0);
});

Deno.test("no message comes after its sender's removal, on whichever instance", async () => {
  await using both = await two();
  const chance = seeded(5);
  const [ada, eve] = [
    await Chatter.named(both.here, "ada"),
    await Chatter.named(both.there, "eve"),
  ];
  const room = await ada.makes();
  for (let round = 0; round < (isLongRun() ? 200 : 8); round++) {
    await eve.joins(room);
    const devices = [eve, await Chatter.at(both.there, eve.user)];
    const body = `round ${round}`;
    const heard = new Waiter(Math.floor(chance() * 20));
    const sending = devices.map((device) => sendUntilRefused(device, room, body, heard));
    await heard.reached;
    await ada.removes(room, eve);
    const accepted = (await Promise.all(sending)).flat().sort();
    const history = await ada.history(room);
    const removal = history.findLast(({ notice }) => notice?.what === "removed")!;
    const stored = history.filter((message) => message.body === body).map(({ id }) => id);
    assert.deepEqual(stored, accepted, "what was accepted is there, and nothing else");
    assert.ok(stored.every((id) => id < removal.id), `round ${round}`);
  }
});

async function sendUntilRefused(
  who: Chatter,
  room: RoomId,
  body: string,
  heard: Waiter,
): Promise<MessageId[]> {
  const accepted: MessageId[] = [];
  for (;;) {
    const sent = await who.send(room, body);
    heard.count();
    if (!sent.ok) return accepted;
    accepted.push(sent.value.id);
  }
}

/** Waits until something has happened so many times. */
class Waiter {
  readonly #reached = Promise.withResolvers<void>();

  constructor(private left: number) {
    if (left === 0) this.#reached.resolve();
  }

  get reached(): Promise<void> {
    return this.#reached.promise;
  }

  count(): void {
    if (--this.left === 0) this.#reached.resolve();
  }
}

Deno.test("two hundred who open the same conversation at once open one", async () => {
  await using both = await two();
  const people = [...await many(both.here, "h", 4), ...await many(both.there, "t", 4)];
  const users = people.map(({ user }) => user);
  const opened = await Promise.all(
    Array.from({ length: 200 }, (_, i) => {
      const { ground, user } = people[i % people.length]!;
      return actions.openDirect(ground, user, { users });
    }),
  );
  const rooms = new Set(opened.map((outcome) => given(outcome).room));
  assert.equal(rooms.size, 1);
  const [room] = rooms as unknown as [RoomId];
  assert.deepEqual(await assertMembers(both.here, people[0]!, room), users.toSorted());
  assert.equal((await people[0]!.page(room)).messages.length, 0);
});

Deno.test("a person who is named twice is in a conversation once, and one is so with oneself", async () => {
  await using both = await two();
  const [ada, ben] = [
    await Chatter.named(both.here, "ada"),
    await Chatter.named(both.there, "ben"),
  ];
  const users = [ben.user, ben.user, ada.user];
  const { room } = given(await actions.openDirect(ada.ground, ada.user, { users }));
  assert.deepEqual(await assertMembers(both.there, ada, room), [ada.user, ben.user].sort());
  const again = await actions.openDirect(ben.ground, ben.user, { users: [ada.user] });
  assert.equal(given(again).room, room);
  const alone = given(await actions.openDirect(ada.ground, ada.user, { users: [] }));
  assert.deepEqual(await assertMembers(both.there, ada, alone.room), [ada.user]);
});

Deno.test("however people come and go at once, a room knows how many are in it", async () => {
  await using both = await two();
  const chance = seeded(6);
  const ada = await Chatter.named(both.here, "ada");
  const room = await ada.makes();
  const others = [...await many(both.here, "h", 6), ...await many(both.there, "t", 6)];
  const stores = [both.here, both.there];
  for (let round = 0; round < (isLongRun() ? 50 : 3); round++) {
    await Promise.all(others.flatMap((who) => {
      const ground = { store: stores[Math.floor(chance() * 2)]!, now: Date.now };
      const ask = { room };
      return [
        actions.joinRoom(ground, who.user, ask),
        chance() < 0.5
          ? actions.leaveRoom(who.ground, who.user, ask)
          : actions.joinRoom(who.ground, who.user, ask),
        chance() < 0.3
          ? actions.removeFromRoom(ada.ground, ada.user, { ...ask, user: who.user })
          : actions.addToRoom(ada.ground, ada.user, { ...ask, user: who.user }),
      ];
    }));
    const members = await assertMembers(both.there, ada, room);
    for (const { user } of others) {
      const lists = given(
        await actions.syncAll(
          ada.ground,
          user,
          { me: null, rooms: [] },
          await actions.listRooms(ada.ground, user),
        ),
      );
      assert.equal(lists.rooms.some(({ id }) => id === room), members.includes(user));
    }
  }
});

Deno.test("a room that is asked for on both instances under one number is made once", async () => {
  await using both = await two();
  const ada = await Chatter.named(both.here, "ada");
  const elsewhere = { store: both.there, now: Date.now };
  for (let round = 0; round < 10; round++) {
    const ask = {
      once: ada.once(),
      name: `Room ${round}`,
      visibility: "public",
      past: "everyone",
    } as const;
    const made = await Promise.all([
      actions.createRoom(ada.ground, ada.user, ask),
      actions.createRoom(elsewhere, ada.user, ask),
    ]);
    assert.deepEqual(made[0], made[1]);
  }
  const { rooms } = given(await actions.browseRooms(ada.ground, ada.user, {}));
  assert.equal(rooms.length, 10);
});

Deno.test("messages of one commit are edited to the byte limit by both instances, and none is lost", async () => {
  await using both = await two();
  const ada = await Chatter.named(both.here, "ada");
  const adaThere = await Chatter.at(both.there, ada.user);
  const room = await ada.makes();
  await ada.sent(room, "warm");
  const ids = await Promise.all(
    Array.from({ length: isLongRun() ? 100 : 30 }, (_, i) => ada.sent(room, `${i}`)),
  );
  assert.ok(new Set(ids.map((id) => partsOf(id).stamp)).size <= 2, "they share a commit");
  const filled = (word: string, i: number) =>
    `${word} ${i} `.padEnd(LIMITS.bodyBytes - 2, '"') + "ß";
  const edits = ids.flatMap((id, i) => [
    ada.edit(room, id, filled("here", i)),
    adaThere.edit(room, id, filled("there", i)),
  ]);
  for (const outcome of await Promise.all(edits)) given(outcome);
  const stored = new Map((await written(adaThere, room)).map((message) => [message.id, message]));
  for (const [i, id] of ids.entries()) {
    await assertBothEdits(adaThere, room, id, [
      `${i}`,
      filled("here", i),
      filled("there", i),
    ], stored.get(id)!.body);
  }
});

async function assertBothEdits(
  { ground, user }: Chatter,
  room: RoomId,
  id: MessageId,
  texts: string[],
  current: string,
): Promise<void> {
  const { edits } = given(await actions.listEdits(ground, user, { room, id }));
  const bodies = [...edits.map(({ body }) => body), current];
  assert.deepEqual(bodies.toSorted(), texts.toSorted());
}
