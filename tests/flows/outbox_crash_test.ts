import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import {
  type Change,
  type Client,
  MemoryOutboxStorage,
  type OutboxStorage,
  type Saved,
} from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox/outbox.ts";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { seeded } from "../client/seeded.ts";
import { hurriedTime } from "../chaos/hurried_time.ts";
import { wholeHistory } from "../chaos/history.ts";
import { TrackedSockets } from "../chaos/tracked_sockets.ts";
import { within } from "../support/deadline.ts";
import { seedChat } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { tempFolder } from "../support/temp_folder.ts";

/** Storage of a process that ends right before or right after one of its saves. */
class MortalStorage implements OutboxStorage {
  steps = 0;
  readonly #end = Promise.withResolvers<void>();

  constructor(readonly disk: MemoryOutboxStorage, private readonly endsAt = Infinity) {}

  get owner() {
    return this.disk.owner;
  }

  get ended(): Promise<void> {
    return this.#end.promise;
  }

  get isOver(): boolean {
    return this.steps >= this.endsAt;
  }

  load(): Promise<Saved> {
    return this.disk.load();
  }

  async save(change: Change): Promise<void> {
    await this.#step();
    await this.disk.save(change);
    await this.#step();
  }

  async #step(): Promise<void> {
    if (++this.steps < this.endsAt) return;
    this.#end.resolve();
    await new Promise<never>(() => {});
  }
}

interface Place extends AsyncDisposable {
  readonly room: RoomId;
  boot(storage: OutboxStorage, seed: number, isOnline?: boolean): Client;
  newDisk(): MemoryOutboxStorage;
  bodies(): Promise<string[]>;
}

async function place(): Promise<Place> {
  await using resources = new AsyncDisposableStack();
  const folder = resources.use(await tempFolder());
  const store = { data: `${folder.path}/data`, kv: "file" } as const;
  const { users, tokens, rooms } = await seedChat({ store, people: 1, rooms: [[0]] });
  const server = resources.use(await startServer({ store, env: { PARLEY_SEND_RATE: "0" } }));
  const sockets = resources.use(new TrackedSockets(() => server.address, tokens[0]!));
  const owner = { server: "flow", person: users[0]! };
  const clients: Client[] = [];
  resources.defer(() => clients.forEach((client) => client.stop()));
  const boot = (storage: OutboxStorage, seed: number, isOnline = true) => {
    const client = createClient({
      owner,
      openSocket: () => {
        if (!isOnline) throw new Error("offline");
        return sockets.open();
      },
      outbox: (link) => new Outbox(storage, link),
      time: hurriedTime(20, seeded(seed)),
    });
    clients.push(client);
    return client;
  };
  const owned = resources.move();
  return {
    room: rooms[0]!,
    boot,
    newDisk: () => new MemoryOutboxStorage(owner),
    async bodies() {
      const reader = boot(new MemoryOutboxStorage(owner), 0);
      await inStep(reader);
      const history = await wholeHistory(reader, rooms[0]!);
      reader.stop();
      return history.filter(({ kind }) => kind === "chat").map(({ body }) => body);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const inStep = (client: Client) =>
  within("in sync", client.until(({ status }) => status.phase === "in sync"));

const isDry = ({ outbox, status }: Client) => outbox.length === 0 && status.phase === "in sync";

const runsDry = (client: Client) => within("an empty outbox", client.until(isDry));

/** Those with this beginning, which each part of a test has for itself. */
const ofPart = (bodies: readonly string[], part: string) =>
  bodies.filter((body) => body.startsWith(`${part} `));

const texts = (part: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${part} ${String(i).padStart(2, "0")}`);

/** What is accepted, in the order in which it was given. */
function giveAll(client: Client, room: RoomId, bodies: readonly string[], accepted: string[]) {
  return Promise.all(bodies.map(async (body) => {
    if ((await client.send(room, body)).ok) accepted.push(body);
  }));
}

const GIVEN = 6;
/** Before and after each save: one of each order, of the stream, that they are sent and that they are done. */
const LEAST_ENDS = (GIVEN + 3) * 2;

Deno.test("wherever a client's process ends, what it accepted lands once and in order", async () => {
  await using there = await place();
  let ends = 0;
  for (let endsAt = 1;; endsAt++) {
    const disk = there.newDisk();
    const mortal = new MortalStorage(disk, endsAt);
    const accepted: string[] = [];
    const first = there.boot(mortal, endsAt);
    const given = giveAll(first, there.room, texts(`end${endsAt}`, GIVEN), accepted);
    const end = Promise.race([mortal.ended, given.then(() => first.until(isDry))]);
    await within(`the end after ${endsAt} steps`, end);
    first.stop();
    if (!mortal.isOver) break;
    ends++;
    const second = there.boot(disk, -endsAt);
    await inStep(second);
    await runsDry(second);
    second.stop();
    const landed = ofPart(await there.bodies(), `end${endsAt}`);
    assert.deepEqual(landed, landed.toSorted(), "in order");
    assert.deepEqual(landed, [...new Set(landed)], "once");
    assert.deepEqual(accepted.filter((body) => !landed.includes(body)), [], "none is missing");
  }
  assert.ok(ends >= LEAST_ENDS, `there were ${ends} places to end at`);
});

async function copyOf(disk: MemoryOutboxStorage, there: Place): Promise<MemoryOutboxStorage> {
  const { place, entries } = await disk.load();
  const copy = there.newDisk();
  await copy.save({ put: entries, place });
  return copy;
}

/** An outbox with a stream, in which so many wait that were accepted without a connection. */
async function outboxWith(waiting: readonly string[], there: Place): Promise<MemoryOutboxStorage> {
  const disk = there.newDisk();
  const opens = there.boot(disk, 1);
  await inStep(opens);
  assert.ok((await opens.send(there.room, "opens the stream")).ok);
  await runsDry(opens);
  opens.stop();
  const writes = there.boot(disk, 2, false);
  const accepted: string[] = [];
  await giveAll(writes, there.room, waiting, accepted);
  assert.deepEqual(accepted.length, waiting.length);
  writes.stop();
  return disk;
}

/** More than a client may have open at once: some of them were never sent by the second. */
for (const count of [6, 40]) {
  Deno.test(`of ${count} that wait in an outbox that is copied each lands once, and so does what both send then`, async () => {
    await using there = await place();
    const common = texts("common", count);
    const disk = await outboxWith(common, there);
    const copy = await copyOf(disk, there);
    const accepted: string[] = [];
    const one = there.boot(disk, 3);
    await giveAll(one, there.room, texts("one", 20), accepted);
    await inStep(one);
    await runsDry(one);
    const other = there.boot(copy, 4);
    await giveAll(other, there.room, texts("other", 20), accepted);
    await Promise.all([
      giveAll(one, there.room, texts("later", 20), accepted),
      inStep(other).then(() => runsDry(other)),
    ]);
    await runsDry(one);
    assert.equal(accepted.length, 60);
    const bodies = await there.bodies();
    for (const part of ["one", "other", "later"]) {
      assert.deepEqual(ofPart(bodies, part), texts(part, 20), "once and in order");
    }
    assert.deepEqual(ofPart(bodies, "common"), common, "once and in order");
  });
}

Deno.test("two that start on copies of one outbox at the same moment land each order once", async () => {
  await using there = await place();
  for (let round = 1; round <= 12; round++) {
    const common = texts(`c${round}`, round * 3);
    const disk = await outboxWith(common, there);
    const copy = await copyOf(disk, there);
    const both = [there.boot(disk, round + 100), there.boot(copy, round + 200)];
    await Promise.all(both.map(async (client, i) => {
      const accepted: string[] = [];
      await giveAll(client, there.room, texts(`${"ab"[i]}${round}`, 20), accepted);
      assert.equal(accepted.length, 20);
      await inStep(client);
      await runsDry(client);
      client.stop();
    }));
    const bodies = await there.bodies();
    assert.deepEqual(ofPart(bodies, `c${round}`).toSorted(), common, "of both, each once");
    for (const part of [`a${round}`, `b${round}`]) {
      assert.deepEqual(ofPart(bodies, part), texts(part, 20), `${part} once and in order`);
    }
  }
});
