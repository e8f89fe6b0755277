import { type Bench, median, rounded, table } from "./bench.ts";
import { Crowd, type LoadFigures, type Seat } from "./load/crowd.ts";
import { type ParleyTarget, startParley } from "./parley.ts";
import { build } from "./processes.ts";
import type { Cast } from "./target.ts";

const TALKERS = 50;
const ROOMS_IN_USE = 10;
const TALKERS_OF_ROOM = TALKERS / ROOMS_IN_USE;
const OPEN = 10;

/** The same fifty people talk in the same ten rooms; what differs is what is around them. */
interface Surroundings {
  name: string;
  cast: Cast;
  older: number;
}

interface Measured extends Surroundings {
  runs: LoadFigures[];
}

export const growth: Bench = {
  name: "growth",
  summary: "what a message costs as rooms, members and history grow",
  async run({ quick }) {
    await build();
    const rooms = (quick ? [10, 300] : [10, 1_000, 10_000]).map(withRooms);
    const members = (quick ? [10, 300] : [10, 500, 5_000]).map(withMembers);
    const histories = (quick ? [0, 15_000] : [0, 1_000_000]).map(withOlder);
    return {
      ratio_rooms: await compare(rooms, quick),
      ratio_members: await compare(members, quick),
      ratio_history: await compare(histories, quick),
    };
  },
};

/** How much dearer a message is in the dearest surroundings than in the cheapest. */
async function compare(all: Surroundings[], quick: boolean): Promise<number | null> {
  await using resources = new AsyncDisposableStack();
  const measured: (Measured & { target: ParleyTarget })[] = [];
  for (const one of all) {
    const target = resources.use(await startFilled(one, resources));
    measured.push({ ...one, target, runs: [] });
  }
  const [warm, span] = quick
    ? [{ warmMs: 0, ms: 1_000 }, { warmMs: 100, ms: 700 }]
    : [{ warmMs: 0, ms: 8_000 }, { warmMs: 1_000, ms: 4_000 }];
  for (let i = 0; i <= (quick ? 1 : 5); i++) {
    for (const { target, runs } of measured) {
      await using crowd = await Crowd.join(target, seats(target));
      const run = await crowd.keepOpen(OPEN, i === 0 ? warm : span);
      if (i > 0) runs.push(run);
    }
  }
  const figure = (of: Measured, pick: (run: LoadFigures) => number) => median(of.runs.map(pick));
  console.log(table([
    ["", "us a message", "acked/s", "p99 ms"],
    ...measured.map((of) => [
      of.name,
      figure(of, (run) => run.cpuPerMessage),
      figure(of, (run) => run.ackedPerSecond),
      figure(of, (run) => run.ackP99),
    ]),
  ]));
  const costs = measured.map((of) => figure(of, (run) => run.cpuPerMessage));
  return rounded(Math.max(...costs) / Math.min(...costs));
}

function seats(target: ParleyTarget): Seat[] {
  return Array.from({ length: TALKERS }, (_, person) => ({
    person,
    places: [{ room: target.room(person % ROOMS_IN_USE), audience: TALKERS_OF_ROOM }],
  }));
}

/** A server that has just started over all that is there: one that wrote it would be warmer than others. */
async function startFilled(
  { cast, older }: Surroundings,
  resources: AsyncDisposableStack,
): Promise<ParleyTarget> {
  const target = resources.use(await startParley(cast));
  if (older === 0) return target;
  await fill(target, older);
  target.child.kill("SIGTERM");
  await target.child.exited;
  return await target.again();
}

async function fill(target: ParleyTarget, older: number): Promise<void> {
  await using crowd = await Crowd.join(target, seats(target));
  while (crowd.acked < older) await crowd.keepOpen(OPEN, { warmMs: 0, ms: 1_000 });
}

function talkersOf(room: number): number[] {
  return Array.from({ length: TALKERS_OF_ROOM }, (_, i) => room % ROOMS_IN_USE + i * ROOMS_IN_USE);
}

/** The talkers are in all of them, as far as one may be in so many, and talk in the first ten. */
function withRooms(count: number): Surroundings {
  const rooms = Array.from({ length: count }, (_, room) => talkersOf(room));
  return { name: `${count} rooms`, cast: { people: TALKERS, rooms }, older: 0 };
}

/** Ten rooms of so many, of whom five are online. */
function withMembers(count: number): Surroundings {
  const away = Array.from({ length: count - TALKERS_OF_ROOM }, (_, i) => TALKERS + i);
  const rooms = Array.from({ length: ROOMS_IN_USE }, (_, room) => [...talkersOf(room), ...away]);
  return { name: `${count} members`, cast: { people: TALKERS + away.length, rooms }, older: 0 };
}

function withOlder(older: number): Surroundings {
  return { ...withRooms(ROOMS_IN_USE), name: `${older} older messages`, older };
}
