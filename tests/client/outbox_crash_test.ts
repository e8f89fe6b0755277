import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import {
  type Change,
  MemoryOutboxStorage,
  type OutboxStorage,
  type Saved,
} from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox.ts";
import { refuse } from "../../lib/protocol/mod.ts";
import { ModelServer, type ModelSocket } from "./model_server.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { seeded } from "./seeded.ts";
import { settled, TestTime } from "./test_time.ts";

const OWNER = { server: "model", person: ADA };
const BODIES = Array.from(
  { length: 22 },
  (_, i) => i === 2 || i === 9 ? `forbidden ${i}` : `body ${i}`,
);

/** The end of a process, after so many steps that matter. Nothing that it does later has an effect. */
class Fate {
  isDead = false;
  steps = 0;
  constructor(readonly diesAt: number) {}

  step(): void {
    if (++this.steps === this.diesAt) this.isDead = true;
  }
}

const never = () => new Promise<never>(() => {});

/** Storage of a process that may die right before a save, and right after it. */
class MortalStorage implements OutboxStorage {
  readonly owner = OWNER;
  constructor(readonly disk: MemoryOutboxStorage, readonly fate: Fate) {}

  load(): Promise<Saved> {
    return this.disk.load();
  }

  async save(change: Change): Promise<void> {
    this.fate.step();
    if (this.fate.isDead) return await never();
    await this.disk.save(change);
    this.fate.step();
    if (this.fate.isDead) return await never();
  }
}

interface Run {
  server: ModelServer;
  disk: MemoryOutboxStorage;
  accepted: string[];
}

/** One process from its start to its death or until there is nothing left to do. */
async function live(
  run: Run,
  bodies: readonly string[],
  fate: Fate,
  cuts: () => number,
): Promise<void> {
  let socket: ModelSocket | undefined;
  const time = new TestTime();
  const client = createClient({
    ...{ owner: OWNER, time },
    openSocket: () => socket = run.server.connect(ADA),
    outbox: (link) => new Outbox(new MortalStorage(run.disk, fate), link),
  });
  for (const body of bodies) {
    void client.send(ROOM, body).then((outcome) => {
      if (outcome.ok && !fate.isDead) run.accepted.push(body);
    });
  }
  const isIdle = () => socket!.commands.length + socket!.items.length === 0;
  for (let i = 0; i < 3_000 && !fate.isDead; i++) {
    await settled();
    const isDone = client.status.phase === "in sync" && isIdle() &&
      client.outbox.every(({ state }) => state === "failed");
    if (fate.isDead || isDone) break;
    if (isIdle()) await time.pass(1_000);
    socket!.work();
    fate.step();
    if (fate.isDead) break;
    if (cuts() < 0.04) socket!.cut();
    else if (cuts() < 0.6) socket!.deliver(2);
  }
  await settled();
  // What was on the wire when the process died reaches the server all the same, or half of it
  for (let i = socket!.commands.length; i > 0 && cuts() < 0.9; i--) socket!.work();
  socket!.close();
  if (!fate.isDead) client.stop();
}

function newRun(): Run {
  const server = new ModelServer();
  server.addRoom(ROOM, [ADA, BEN]);
  return { server, disk: new MemoryOutboxStorage(OWNER), accepted: [] };
}

async function check({ server, disk, accepted }: Run, told: string): Promise<void> {
  const sent = server.done.map(({ body }) => body);
  assert.deepEqual(sent, [...new Set(sent)], `${told}: each at most once`);
  const order = sent.map((body) => BODIES.indexOf(body));
  assert.deepEqual(order, order.toSorted((one, other) => one - other), `${told}: in order`);
  const failed = (await disk.load()).entries;
  assert.ok(failed.every(({ failed }) => failed), `${told}: nothing waits`);
  const missing = accepted.filter((body) => !body.startsWith("forbidden") && !sent.includes(body));
  assert.deepEqual(missing, [], `${told}: what was accepted is sent`);
}

Deno.test("wherever the process dies, what it accepted is sent once and in order", async () => {
  let points = 0;
  for (let diesAt = 1;; diesAt++) {
    const run = newRun();
    const fate = new Fate(diesAt);
    await live(run, BODIES, fate, seeded(diesAt));
    if (!fate.isDead) break;
    points++;
    await live(run, [], new Fate(Infinity), seeded(diesAt + 1_000));
    await check(run, `dies at ${diesAt}`);
  }
  assert.ok(points > 60, `${points} points to die at`);
});

Deno.test("so it is when it dies again and again, with lost answers, pauses and lost streams", async () => {
  for (let seed = 1; seed <= 400; seed++) {
    const random = seeded(seed);
    const run = newRun();
    run.server.refuses = () => random() < 0.03 ? refuse("unavailable") : null;
    for (let i = 0; i < 6; i++) {
      await live(run, i === 0 ? BODIES : [], new Fate(1 + Math.floor(random() * 50)), random);
      if (random() < 0.3) run.server.streams.clear();
    }
    run.server.refuses = () => null;
    await live(run, [], new Fate(Infinity), random);
    await check(run, `seed ${seed}`);
  }
});
