/** Who is removed, or signed out, hears nothing more: on no instance, however it races. */
import assert from "node:assert/strict";
import { endSession, openSession, whoHas } from "../../lib/auth/mod.ts";
import { addToRoom, removeFromRoom } from "../../lib/actions/mod.ts";
import type { RoomId, UserId } from "../../lib/protocol/mod.ts";
import { laneOf } from "../../lib/store/mod.ts";
import { seeded } from "../client/seeded.ts";
import { bodiesHeard, hearsBody, makeRoom, say } from "../live/gathering.ts";
import { within } from "../support/deadline.ts";
import { isLongRun } from "../store/chatter.ts";
import { denokvServer } from "../support/denokv.ts";
import { given, seedPerson } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const env = { PARLEY_SEND_RATE: "0" };

Deno.test("a removed member's sockets hear nothing more of the room, on both instances", async () => {
  await using two = await twoInstances();
  const { ada, ben, servers } = two;
  await using owner = await WireClient.connect(servers[0]!.address, ada.token);
  await using here = await WireClient.connect(servers[0]!.address, ben.token);
  await using there = await WireClient.connect(servers[1]!.address, ben.token);
  const room = await makeRoom(owner, { members: [ben.user] });
  const markers = await markerOfEachLane(owner, ben.user);
  const marker = markers[laneOf(room, LANES)]!;
  await say(owner, room, "while in it");
  for (const client of [here, there]) await hearsBody(client, room, "while in it");
  given(await owner.ask("room.remove", { room, user: ben.user }));
  for (let i = 0; i < 50; i++) await say(owner, room, `secret ${i}`);
  given(await owner.ask("typing", { room }));
  await say(owner, marker, "still here?");
  for (const client of [here, there]) {
    await hearsBody(client, marker, "still here?");
    await client.hears("that one is out", ({ type }) => type === "room.left");
    assert.deepEqual(bodiesHeard(client, room), ["while in it"]);
    const left = client.heard.findIndex(({ type }) => type === "room.left");
    assert.ok(!JSON.stringify(client.heard.slice(left + 1)).includes(room));
    for (const type of ["room.members", "room.sync"] as const) {
      const ask = type === "room.sync" ? { room, after: null } : { room };
      assert.deepEqual(await client.ask(type, ask as never), { ok: false, code: "not_found" });
    }
  }
});

Deno.test("a session that ends closes its own sockets on both instances, and no other's", async () => {
  await using two = await twoInstances();
  const { ada, ben, servers } = two;
  const { store } = servers[0]!.chat;
  const second = given(await openSession(store, ben.user, Date.now()));
  await using owner = await WireClient.connect(servers[0]!.address, ada.token);
  const room = await makeRoom(owner, { members: [ben.user] });
  const connect = (token: string) =>
    Promise.all(servers.map(({ address }) => WireClient.connect(address, token)));
  const ended = await connect(ben.token);
  const others = await connect(second.token);
  await using _all = disposing(...ended, ...others);
  const signed = await whoHas(store, ben.token, servers[0]!.clock.now());
  given(await endSession(store, signed!));
  for (const { closed } of ended) {
    assert.deepEqual(await within("the close", closed), {
      code: 4100,
      reason: "signed_out",
    });
  }
  await say(owner, room, "for who is left");
  for (const client of others) await hearsBody(client, room, "for who is left");
  for (const { address } of servers) {
    await using late = WireClient.open(address, ben.token);
    assert.equal((await within("the refusal", late.closed)).code, 4100);
  }
});

/** Held turn by turn, and many more times, in tests/live/live_test.ts. */
const ROUNDS = isLongRun() ? 600 : 20;
const AT_ONCE = 20;
const MOST_TURNS = 800;

Deno.test("a removal that races the connect of who is removed never leaks a word", async () => {
  await using two = await twoInstances();
  const { ada, ben, servers } = two;
  await using owner = await WireClient.connect(servers[0]!.address, ada.token);
  const markers = await markerOfEachLane(owner, ben.user);
  const chance = seeded(1);
  await inRounds(async () => {
    const room = await makeRoom(owner, { members: [ben.user] });
    const [client] = await Promise.all([
      WireClient.connect(oneOf(servers, chance).address, ben.token),
      afterTurns(chance, async () => {
        const ground = { store: oneOf(servers, chance).chat.store, now: Date.now };
        given(await removeFromRoom(ground, ada.user, { room, user: ben.user }));
      }),
    ]);
    await using _client = client;
    await say(owner, room, "secret");
    const marker = markers[laneOf(room, LANES)]!;
    const seen = crypto.randomUUID();
    await say(owner, marker, seen);
    await hearsBody(client, marker, seen);
    assert.deepEqual(bodiesHeard(client, room), []);
  });
});

Deno.test("who is added while they connect hears the room", async () => {
  await using two = await twoInstances();
  const { ada, ben, servers } = two;
  await using owner = await WireClient.connect(servers[0]!.address, ada.token);
  await makeRoom(owner);
  const chance = seeded(2);
  await inRounds(async () => {
    const room = await makeRoom(owner);
    const [client] = await Promise.all([
      WireClient.connect(oneOf(servers, chance).address, ben.token),
      afterTurns(chance, async () => {
        const ground = { store: oneOf(servers, chance).chat.store, now: Date.now };
        given(await addToRoom(ground, ada.user, { room, user: ben.user }));
      }),
    ]);
    await using _client = client;
    await say(owner, room, "welcome");
    await hearsBody(client, room, "welcome");
  });
});

async function inRounds(round: () => Promise<void>): Promise<void> {
  for (let done = 0; done < ROUNDS; done += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, round));
  }
}

function oneOf(servers: readonly TestServer[], chance: () => number): TestServer {
  return servers[Math.floor(chance() * servers.length)]!;
}

/** Which of the two is first is left to a chance that is the same each time. */
async function afterTurns(chance: () => number, run: () => Promise<void>): Promise<void> {
  const turns = Math.floor(chance() * MOST_TURNS);
  for (let i = 0; i < turns; i++) await turn();
  await run();
}

const LANES = 8;

/** Lanes are told apart from each other: what proves that one was read has to lie in the same. */
async function markerOfEachLane(owner: WireClient, member: UserId): Promise<RoomId[]> {
  const markers = new Map<number, RoomId>();
  while (markers.size < LANES) {
    const room = await makeRoom(owner, { members: [member] });
    markers.set(laneOf(room, LANES), room);
  }
  return Array.from({ length: LANES }, (_, lane) => markers.get(lane)!);
}

/** A turn of the event loop: timers, sockets and answers of the store get theirs. */
function turn(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    channel.port1.close();
    channel.port2.close();
    resolve();
  };
  channel.port2.postMessage(null);
  return promise;
}

function disposing(...clients: WireClient[]): AsyncDisposable {
  return {
    [Symbol.asyncDispose]: async () => {
      await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
    },
  };
}

async function twoInstances() {
  await using resources = new AsyncDisposableStack();
  const kv = resources.use(await denokvServer());
  const store = { data: "", kv: new URL(kv.address), token: kv.token };
  const servers = [
    resources.use(await startServer({ store, env })),
    resources.use(await startServer({ store, env })),
  ];
  const ada = await seedPerson(servers[0]!.chat.store, "ada");
  const ben = await seedPerson(servers[0]!.chat.store, "ben");
  const owned = resources.move();
  return { servers, ada, ben, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
