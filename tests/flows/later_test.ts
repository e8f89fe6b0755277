/** A message for later whose answer is lost on the way is kept once, and said once. */
import assert from "node:assert/strict";
import { sendDue } from "../../lib/actions/mod.ts";
import { createClient } from "../../lib/client/create_client.ts";
import { type Client, setLater } from "../../lib/client/mod.ts";
import { newClientId, type RoomId } from "../../lib/protocol/mod.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { type BusyPlace, busyPlace } from "../support/busy_place.ts";
import { within } from "../support/deadline.ts";
import { Gate } from "../support/gate.ts";
import { given } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";

const HOUR_MS = 60 * 60 * 1000;

interface Scene {
  readonly server: TestServer;
  readonly place: BusyPlace;
  readonly gate: Gate;
  /** Ines, through the gate. */
  readonly client: Client;
  /** Ines again, past it. */
  readonly other: Client;
}

async function withScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using gate = new Gate(server.address);
  const { user, token } = place.people.ines;
  const owner = { server: server.address, person: user };
  await using near = new TrackedSockets(() => gate.address, token);
  await using past = new TrackedSockets(() => server.address, token);
  const [client, other] = [near, past].map((sockets) =>
    createClient({ owner, openSocket: () => sockets.open() })
  ) as [Client, Client];
  try {
    await Promise.all([client, other].map((one) => until(one, ({ status }) => isInSync(status))));
    await work({ server, place, gate, client, other });
  } finally {
    for (const one of [client, other]) one.stop();
  }
}

const isInSync = ({ phase }: Client["status"]) => phase === "in sync";

async function until(client: Client, holds: (client: Client) => boolean): Promise<void> {
  await within("as it should be", client.until(holds));
}

function wishIn(room: RoomId, { clock }: TestServer) {
  return { id: newClientId(), room, at: clock.now() + HOUR_MS, body: "Count the tin" };
}

async function saidIn(room: RoomId, client: Client): Promise<number> {
  const { messages } = given(await client.request("history.page", { room }));
  return messages.filter(({ body }) => body === "Count the tin").length;
}

Deno.test("an answer that is lost is found again with the line", async () => {
  await withScene(async ({ server, place, gate, client, other }) => {
    const wish = wishIn(place.rooms.till, server);
    gate.muffle("/ws");
    const kept = setLater(client, wish);
    await until(other, ({ state }) => state.later.length === 1);
    gate.cut();
    assert.ok((await within("an answer", kept)).ok);
    assert.deepEqual(other.state.later.map(({ id }) => id), [wish.id]);
  });
});

Deno.test("one whose time came before the line was there again is not said twice, nor told to be lost", async () => {
  await withScene(async ({ server, place, gate, client, other }) => {
    const wish = wishIn(place.rooms.till, server);
    gate.muffle("/ws");
    const kept = setLater(client, wish);
    await until(other, ({ state }) => state.later.length === 1);
    gate.shut();
    server.clock.move(HOUR_MS);
    await sendDue({ store: server.chat.store, now: () => server.clock.now() });
    await until(other, ({ state }) => state.later.length === 0);
    gate.open();
    client.wake();
    assert.ok((await within("an answer", kept)).ok);
    assert.equal(await saidIn(wish.room, other), 1);
  });
});

Deno.test("what never arrived is asked for again, and told to be lost where it is too late", async () => {
  await withScene(async ({ server, place, gate, client, other }) => {
    const wish = wishIn(place.rooms.till, server);
    gate.cut();
    const kept = setLater(client, wish);
    assert.ok((await within("an answer", kept)).ok);
    await until(other, ({ state }) => state.later.length === 1);
    const late = { ...wish, id: newClientId() };
    gate.cut();
    const lost = setLater(client, late);
    server.clock.move(2 * HOUR_MS);
    assert.equal((await within("an answer", lost)).ok, false);
    assert.equal(other.state.later.filter(({ id }) => id === late.id).length, 0);
  });
});
