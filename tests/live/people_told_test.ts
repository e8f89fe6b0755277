/** A change of somebody is told on every instance, to those who look at them and to nobody else. */
import assert from "node:assert/strict";
import * as actions from "../../lib/actions/mod.ts";
import { createLive, type Live } from "../../lib/live/mod.ts";
import type { UserId } from "../../lib/protocol/mod.ts";
import type { Store } from "../../lib/store/mod.ts";
import { SHARED, storeOver } from "../store/chatter.ts";
import { within } from "../support/deadline.ts";
import { given, seedPerson } from "../support/seed.ts";
import { HandSocket } from "./by_hand.ts";

interface Instance {
  readonly store: Store;
  readonly live: Live;
}

async function instanceOver(kv: Deno.Kv): Promise<Instance> {
  const store = await storeOver(kv, SHARED);
  return { store, live: await createLive(store, Date.now, { pollMs: 20 }) };
}

function looker({ live }: Instance, user: UserId, users: readonly UserId[]) {
  const socket = new HandSocket();
  const peer = live.connect(socket, user, "a session", false);
  peer.answer(JSON.stringify({ type: "hello" }));
  live.watch(peer, users, false);
  return { socket, peer };
}

async function shows({ socket }: { socket: HandSocket }, words: string): Promise<void> {
  const until = async () => {
    while (!socket.frames.some((frame) => frame.includes(words))) {
      const { promise, resolve } = Promise.withResolvers<void>();
      setTimeout(resolve, 0);
      await promise;
    }
  };
  await within(words, until());
}

Deno.test("who looks hears of it here and there, and nobody else does, nor of what only a card tells", async () => {
  const kv = await Deno.openKv(":memory:");
  const [here, there] = [await instanceOver(kv), await instanceOver(kv)];
  const names = ["ada", "ben", "cleo", "dan", "eve"];
  const people = await Promise.all(names.map((name) => seedPerson(here.store, name)));
  const [ada, ben, cleo, dan, eve] = people.map(({ user }) => user) as [
    ...[UserId, UserId, UserId, UserId, UserId],
  ];
  const ground = { store: here.store, now: Date.now };
  const calls = (displayName: string) => actions.changeProfile(ground, ada, { displayName });

  const lookers = [looker(here, ben, [ada]), looker(there, cleo, [ada])];
  const others = [looker(here, dan, [ben]), looker(there, eve, [])];
  given(await calls("Ada the First"));
  for (const each of lookers) await shows(each, "Ada the First");
  given(await actions.changeProfile(ground, ada, { bio: "Unheard", zone: "Asia/Tokyo" }));
  for (const [i, { peer }] of others.entries()) [here, there][i]!.live.watch(peer, [ada], false);
  given(await calls("Ada the Second"));
  // One lane, one order: what was told before would be there by now
  for (const each of [...lookers, ...others]) await shows(each, "Ada the Second");
  for (const { socket } of [...lookers, ...others]) {
    assert.ok(!/Unheard|Tokyo/.test(socket.frames.join()));
  }
  for (const { socket } of others) assert.ok(!socket.frames.join().includes("First"));
  const [told] = lookers[1]!.socket.items.filter((item) => Object(item).type === "person.changed");
  assert.deepEqual(told, {
    type: "person.changed",
    person: { id: ada, name: "ada", displayName: "Ada the First", role: "member" },
  });

  for (const { store, live } of [here, there]) {
    await live.stop();
    await store.close();
  }
  kv.close();
});
