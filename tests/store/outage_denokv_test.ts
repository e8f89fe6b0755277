/** A denokv server whose answers get lost, and one that dies and comes back. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import type { Outcome, RoomId } from "../../lib/protocol/mod.ts";
import type { Store } from "../../lib/store/mod.ts";
import { denokvServer } from "../support/denokv.ts";
import { within } from "../support/deadline.ts";
import { droppingProxy } from "../support/dropping_proxy.ts";
import { given } from "../support/seed.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { Chatter, instanceOn } from "./chatter.ts";

/** As a client does: again and again under the same number, until it is known what became of it. */
async function sendSurely(who: Chatter, room: RoomId, body: string): Promise<string> {
  const ask = { once: who.once(), room, body };
  for (;;) {
    const outcome = await actions.sendMessage(who.ground, who.user, ask);
    if (outcome.ok) return outcome.value.id;
    assert.equal(outcome.code, "unavailable");
  }
}

async function people(store: Store, count: number): Promise<{ all: Chatter[]; room: RoomId }> {
  const all = await Promise.all(
    Array.from({ length: count }, (_, i) => Chatter.named(store, `person${i}`)),
  );
  const room = await all[0]!.makes();
  await Promise.all(all.slice(1).map((who) => who.joins(room)));
  return { all, room };
}

async function assertStoredOnce(
  who: Chatter,
  room: RoomId,
  acknowledged: readonly string[],
): Promise<void> {
  const stored = (await who.history(room)).filter(({ kind }) => kind !== "system");
  assert.deepEqual(stored.map(({ id }) => id), acknowledged.toSorted());
  assert.equal(new Set(stored.map(({ clientId }) => clientId)).size, stored.length);
  assert.deepEqual(stored.map(({ ordinal }) => ordinal), stored.map((_, i) => i + 1));
}

// Deno's client keeps trying what it has begun, even after close: a leak that is not ours
for (const what of ["request", "reply"] as const) {
  Deno.test(`when the ${what} of a commit is lost its messages are stored once all the same`, {
    sanitizeOps: false,
  }, async () => {
    await using server = await denokvServer();
    await using proxy = droppingProxy(server.address);
    const store = await instanceOn(server, proxy.address);
    const { all, room } = await people(store, 5);
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      proxy.drop(what, 1);
      const sending = all.flatMap((who) => [1, 2].map((n) => sendSurely(who, room, `${n}`)));
      acknowledged.push(...await within("all to land", Promise.all(sending)));
    }
    assert.equal(proxy.dropped, 3);
    await assertStoredOnce(all[0]!, room, acknowledged);
    await store.close();
  });
}

Deno.test("a room whose reply was lost is made once, and joined once", {
  sanitizeOps: false,
}, async () => {
  await using server = await denokvServer();
  await using proxy = droppingProxy(server.address);
  const store = await instanceOn(server, proxy.address);
  const [ada, ben] = [await Chatter.named(store, "ada"), await Chatter.named(store, "ben")];
  proxy.drop("reply", 1);
  const once = ada.once();
  const ask = { once, name: "Once", visibility: "public", past: "everyone" } as const;
  const room = await surely(() => actions.createRoom(ada.ground, ada.user, ask));
  proxy.drop("reply", 1);
  await surely(() => actions.joinRoom(ben.ground, ben.user, room));
  const { rooms } = given(await actions.browseRooms(ada.ground, ada.user, {}));
  assert.deepEqual(rooms.filter(({ name }) => name === "Once").map(({ members }) => members), [2]);
  const told = (await ada.page(room.room)).messages.map(({ notice }) => notice?.what);
  assert.deepEqual(told, ["created", "joined"]);
  assert.equal(proxy.dropped, 2);
  await store.close();
});

async function surely<T>(ask: () => Promise<Outcome<T>>): Promise<T> {
  for (;;) {
    const outcome = await ask();
    if (outcome.ok) return outcome.value;
    assert.equal(outcome.code, "unavailable");
  }
}

Deno.test(
  "a server that is killed and comes back: what was acknowledged is there, and service goes on",
  {
    sanitizeOps: false,
  },
  async () => {
    await using temp = await tempFolder();
    const file = `${temp.path}/kv.db`;
    const first = await denokvServer({ file });
    const { token } = first;
    const port = Number(new URL(first.address).port);
    const store = await instanceOn(first);
    const { all, room } = await people(store, 4);
    const sending = (n: number) => all.map((who) => sendSurely(who, room, `${n}`));
    const acknowledged = await Promise.all(sending(0));
    const flying = sending(1);
    first.kill("SIGKILL");
    await first.exited;
    const during = sending(2);
    await using second = await denokvServer({ file, port, token });
    const landing = Promise.all([...flying, ...during]);
    acknowledged.push(...await within("what was sent in the outage to land", landing));
    acknowledged.push(...await within("service to go on", Promise.all(sending(3))));
    await assertStoredOnce(all[0]!, room, acknowledged);
    const other = await instanceOn(second);
    await assertStoredOnce(await Chatter.at(other, all[0]!.user), room, acknowledged);
    await Promise.all([store.close(), other.close()]);
    await first[Symbol.asyncDispose]();
  },
);
