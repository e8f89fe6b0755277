import { type Bench, rounded, table } from "./bench.ts";
import { Crowd, pause, type Seat } from "./load/crowd.ts";
import type { LoadClient } from "./load/load_client.ts";
import { startParley } from "./parley.ts";
import { build } from "./processes.ts";
import { type Cast, separateRooms, type Target } from "./target.ts";
import { memoryKib, openFiles } from "./usage.ts";

const CAST: Cast = { people: 500, rooms: separateRooms(50, 10) };
/** Of the people; the others are on their way out or in. */
const PRESENT = 400;
const MESSAGES_PER_SECOND = 200;
const COMINGS_PER_SECOND = 20;
const MOST_OPEN = 16;
const BODY_CHARS = 120;

export const soak: Bench = {
  name: "soak",
  summary: "200 messages/s and 500 clients that come and go: does memory stay, do files close",
  async run({ quick, kv }) {
    await build();
    await using target = await startParley(CAST, kv);
    const { pid } = target.child;
    const [settleMs, ms] = quick ? [8_000, 14_000] : [60_000, 540_000];
    await visit(target, 0);
    const filesBefore = openFiles(pid);
    const coming = new Coming(target);
    coming.start();
    await pause(settleMs);
    const samples: [minutes: number, mib: number][] = [];
    for (const start = performance.now(); performance.now() - start < ms;) {
      samples.push([(performance.now() - start) / 60_000, memoryKib(pid) / 1024]);
      await pause(500);
    }
    await coming.stop();
    // A socket that was cut is missed by the server only when it looks
    await filesAtMost(pid, filesBefore, quick ? 3_000 : 60_000);
    const filesAfter = openFiles(pid);
    const perMinute = slope(samples);
    console.log(table([
      ["", "start", "end"],
      ["memory MiB", samples[0]![1], samples.at(-1)![1]],
      ["open files", filesBefore, filesAfter],
      ["came and went", 0, coming.visits],
      ["messages acknowledged", 0, coming.acked],
    ]));
    return { mib_per_min: rounded(perMinute), fds_delta: filesAfter - filesBefore };
  },
};

/** Everyone who is there, and those who come and go meanwhile. */
class Coming {
  visits = 0;
  readonly #crowd: Crowd;
  readonly #present = new Map<number, LoadClient>();
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  #turn = 0;
  #sent = 0;

  constructor(readonly target: Target) {
    this.#crowd = new Crowd(target);
  }

  get acked(): number {
    return this.#crowd.acked;
  }

  start(): void {
    const start = performance.now();
    this.#timers.push(setInterval(() => {
      const due = (performance.now() - start) / 1000 * MESSAGES_PER_SECOND;
      while (this.#sent < due && this.#sendOne());
    }, 2));
    this.#timers.push(setInterval(() => void this.#change(), 1000 / COMINGS_PER_SECOND));
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await pause(1_000);
    await Promise.all(Array.from(this.#present.values(), (client) => client.close()));
  }

  #sendOne(): boolean {
    const clients = [...this.#present.values()];
    if (clients.length === 0) return false;
    this.#sent++;
    const client = clients[this.#sent % clients.length]!;
    if (client.isClosed || client.open >= MOST_OPEN) return true;
    client.send(BODY_CHARS, performance.now());
    client.flush();
    return true;
  }

  /** The one who has been there longest goes, by the door or cut off, and the next comes. */
  async #change(): Promise<void> {
    const person = this.#turn++ % CAST.people;
    if (this.#present.size >= PRESENT) {
      const [longest, client] = this.#present.entries().next().value!;
      this.#present.delete(longest);
      if (this.#turn % 2 === 0) client.cut();
      else await client.close();
    }
    if (this.#present.has(person)) return;
    const client = await this.#crowd.connect(seat(this.target, person));
    this.visits++;
    this.#present.set(person, client);
  }
}

function seat(target: Target, person: number): Seat {
  return { person, places: [{ room: target.room(Math.floor(person / 10)), audience: 0 }] };
}

/** What a server opens for the very first visitor stays open for all. */
async function visit(target: Target, person: number): Promise<void> {
  await using crowd = await Crowd.join(target, [seat(target, person)]);
  await crowd.pace(50, { warmMs: 200, ms: 300 });
}

async function filesAtMost(pid: number, count: number, ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (openFiles(pid) > count && performance.now() < until) await pause(200);
}

/** Of the straight line that lies nearest to these points. */
function slope(points: [x: number, y: number][]): number {
  const mean = (of: (point: [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([x]) => x), mean(([, y]) => y)];
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
