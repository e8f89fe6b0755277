import assert from "node:assert/strict";
import { createClient } from "../../lib/client/create_client.ts";
import {
  type AttachmentId,
  type Change,
  MemoryOutboxStorage,
  type OutboxStorage,
  type Saved,
} from "../../lib/client/mod.ts";
import { Outbox } from "../../lib/client/outbox/outbox.ts";
import type { FileSource } from "../../lib/client/outbox/outbox_line.ts";
import { type FileId, type NamedFile, refuse, type RoomId } from "../../lib/protocol/mod.ts";
import { ModelServer, type ModelSocket } from "./model_server.ts";
import { ADA, BEN, ROOM } from "./samples.ts";
import { seeded } from "./seeded.ts";
import { settled, TestTime } from "./test_time.ts";

const OTHER = "rother000000" as RoomId;
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
  files: FileSource;
  /** Where a text is said, and with what. */
  goes(body: string): { room: RoomId; attached: AttachmentId[] };
}

/** Files that are there when they were asked for a few times. */
class SlowFiles implements FileSource {
  readonly #asked = new Map<AttachmentId, number>();

  constructor(private readonly random: () => number) {}

  of(ids: readonly AttachmentId[]): Promise<NamedFile[] | null> {
    const isThere = ids.map((id) => {
      const left = this.#asked.get(id) ?? Math.floor(this.random() * 12);
      this.#asked.set(id, left - 1);
      return left <= 0;
    });
    const files = ids.map((id) => ({ id: `f${id}` as FileId }));
    return Promise.resolve(isThere.every(Boolean) ? files : null);
  }

  named(): Promise<void> {
    return Promise.resolve();
  }
}

/** One process from its start to its death or until there is nothing left to do. */
async function live(
  run: Run,
  bodies: readonly string[],
  fate: Fate,
  cuts: () => number,
): Promise<void> {
  let socket: ModelSocket | undefined;
  let outbox: Outbox | undefined;
  const time = new TestTime();
  const client = createClient({
    ...{ owner: OWNER, time },
    openSocket: () => socket = run.server.connect(ADA),
    outbox: (link) =>
      outbox = new Outbox(new MortalStorage(run.disk, fate), { ...link, files: run.files }),
  });
  for (const body of bodies) {
    const { room, attached } = run.goes(body);
    void client.send(room, body, { attached }).then((outcome) => {
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
    outbox!.filesSettled();
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

function newRun(random: () => number): Run {
  const server = new ModelServer();
  for (const room of [ROOM, OTHER]) server.addRoom(room, [ADA, BEN]);
  const disk = new MemoryOutboxStorage(OWNER);
  const goes = () => ({ room: ROOM, attached: [] });
  return { server, disk, accepted: [], files: new SlowFiles(random), goes };
}

/** To two rooms, and some with files. */
function goesAbout(body: string) {
  const i = BODIES.indexOf(body);
  const room = i % 3 === 0 ? OTHER : ROOM;
  return { room, attached: i % 4 === 1 ? [`cfile${i}` as AttachmentId] : [] };
}

async function check({ server, disk, accepted, goes }: Run, told: string): Promise<void> {
  const sent = server.done.map(({ body }) => body);
  assert.deepEqual(sent, [...new Set(sent)], `${told}: each at most once`);
  for (const said of Map.groupBy(sent, (body) => goes(body).room).values()) {
    const order = said.map((body) => BODIES.indexOf(body));
    assert.deepEqual(order, order.toSorted((one, other) => one - other), `${told}: in order`);
  }
  const failed = (await disk.load()).entries;
  assert.ok(failed.every(({ failed }) => failed), `${told}: nothing waits`);
  const missing = accepted.filter((body) => !body.startsWith("forbidden") && !sent.includes(body));
  assert.deepEqual(missing, [], `${told}: what was accepted is sent`);
}

Deno.test("wherever the process dies, what it accepted is sent once and in order", async () => {
  let points = 0;
  for (let diesAt = 1;; diesAt++) {
    const run = newRun(seeded(diesAt));
    const fate = new Fate(diesAt);
    await live(run, BODIES, fate, seeded(diesAt));
    if (!fate.isDead) break;
    points++;
    await live(run, [], new Fate(Infinity), seeded(diesAt + 1_000));
    await check(run, `dies at ${diesAt}`);
  }
  assert.ok(points > 60, `${points} points to die at`);
});

async function diesAgainAndAgain(seeds: number, goes?: Run["goes"]): Promise<void> {
  for (let seed = 1; seed <= seeds; seed++) {
    const random = seeded(seed);
    const run = newRun(random);
    run.goes = goes ?? run.goes;
    run.server.refuses = () => random() < 0.03 ? refuse("unavailable") : null;
    for (let i = 0; i < 6; i++) {
      await live(run, i === 0 ? BODIES : [], new Fate(1 + Math.floor(random() * 50)), random);
      if (random() < 0.3) run.server.streams.clear();
    }
    run.server.refuses = () => null;
    await live(run, [], new Fate(Infinity), random);
    await check(run, `seed ${seed}`);
  }
}

Deno.test("so it is when it dies again and again, with lost answers, pauses and lost streams", async () => {
  await diesAgainAndAgain(400);
});

Deno.test("so it is in each of two rooms, when some messages wait for files", async () => {
  await diesAgainAndAgain(400, goesAbout);
});
