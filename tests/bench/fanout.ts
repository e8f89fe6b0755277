import { type Bench, type Figure, median, rounded, table } from "./bench.ts";
import { Crowd, type LoadFigures, type Seat, type Span } from "./load/crowd.ts";
import { type PeerName, startPeer } from "./peers.ts";
import { startParley } from "./parley.ts";
import { build } from "./processes.ts";
import { type Cast, separateRooms, type Target } from "./target.ts";
import { LOAD_IS_FULL } from "./usage.ts";

const MEMBERS = 1_000;
const SMALL = { rooms: 100, members: 10, perSecond: 1_000 };
const CAST: Cast = {
  people: MEMBERS,
  rooms: [
    Array.from({ length: MEMBERS }, (_, person) => person),
    ...separateRooms(SMALL.rooms, SMALL.members),
  ],
};
const SENDERS = 100;
/** Whose deliveries are measured: every so many-th of the members, for all would be too dear. */
const SAMPLED = 50;
const QUIET_RATE = 100;
const STEPS = [
  ...[25, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 600, 800],
  ...[1_000, 1_250, 1_500, 2_000, 2_500, 3_000, 4_000],
];
const QUICK_STEPS = [50, 100, 200, 1_000, 2_000];
const HOLDS_MS = 250;
const KEEPS_UP = 0.95;

interface Results {
  quiet: LoadFigures[];
  /** What the highest rate gave that held, of each run; null when none did. */
  highest: (LoadFigures | null)[];
  rooms: LoadFigures[];
}

const SERVERS = ["parley", "socket.io", "ws"];

export const fanout: Bench = {
  name: "fanout",
  summary: "one room of 1,000 at 100 messages/s, and the highest rate that holds",
  async run({ quick, only, kv }) {
    const results = new Map<string, Results>();
    for (const name of only ?? SERVERS) {
      if (name === "parley") await build();
      await using target = name === "parley"
        ? await startParley(CAST, kv)
        : await startPeer(name as PeerName, CAST);
      results.set(name, await measure(target, quick));
      print(target, results.get(name)!);
    }
    const [parley, socketio] = [results.get("parley"), results.get("socket.io")];
    return {
      parley: figures(parley),
      socketio: figures(socketio),
      ws: figures(results.get("ws")),
      rooms: roomFigures(parley),
      cpu_ratio: ratio(cpuOf(parley), cpuOf(socketio)),
      max_ratio: ratio(highestOf(parley), highestOf(socketio)),
    };
  },
};

async function measure(target: Target, quick: boolean): Promise<Results> {
  const span: Span = quick ? { warmMs: 200, ms: 600 } : { warmMs: 1_000, ms: 4_000 };
  const results: Results = { quiet: [], highest: [], rooms: [] };
  await using crowd = await Crowd.join(target, seats(oneRoom(target)));
  // What is new to a server is slow: nothing is measured until it has done all of it for a while
  await crowd.pace(QUIET_RATE, { warmMs: 0, ms: span.ms * 1.5 });
  for (let i = 0; i < (quick ? 1 : 3); i++) {
    results.quiet.push(await crowd.pace(QUIET_RATE, { ...span, ms: span.ms * 2 }));
  }
  await crowd.move(smallRooms(target));
  results.rooms.push(await crowd.pace(SMALL.perSecond, span));
  await crowd.move(oneRoom(target));
  // Last, for it goes on until the server cannot
  for (let i = 0; i < (quick ? 1 : 3); i++) {
    await crowd.drain();
    results.highest.push(await climb(crowd, quick ? QUICK_STEPS : STEPS, span));
  }
  return results;
}

async function climb(crowd: Crowd, steps: number[], span: Span): Promise<LoadFigures | null> {
  let highest: LoadFigures | null = null;
  for (const perSecond of steps) {
    const keepsUp = ({ ageP99, lost, deliveriesPerSecond }: LoadFigures) =>
      ageP99 <= HOLDS_MS && lost === 0 && deliveriesPerSecond >= KEEPS_UP * perSecond * MEMBERS;
    const run = await crowd.paceWhile(keepsUp, perSecond, span);
    if (run === null) break;
    highest = run;
  }
  return highest;
}

type Places = (person: number) => Seat["places"];

function oneRoom(target: Target): Places {
  const place = { room: target.room(0), audience: MEMBERS };
  return (person) => person < SENDERS ? [place] : [];
}

function smallRooms(target: Target): Places {
  return (person) => [{
    room: target.room(1 + Math.floor(person / SMALL.members)),
    audience: SMALL.members,
  }];
}

function seats(placesOf: Places): Seat[] {
  return Array.from({ length: MEMBERS }, (_, person) => {
    const places = placesOf(person);
    const samples = person % SAMPLED === SAMPLED - 1;
    return { person, places, samples, onlyCounts: places.length === 0 && !samples };
  });
}

function figures(results: Results | undefined): Record<string, Figure> {
  const middle = (pick: (run: LoadFigures) => number) =>
    results === undefined ? null : rounded(median(results.quiet.map(pick)));
  const all = results === undefined ? [] : [...results.quiet, ...results.highest];
  return {
    cpu_us_per_delivery: middle((run) => run.cpuPerDelivery),
    p50_ms: middle((run) => run.ageP50),
    p99_ms: middle((run) => run.ageP99),
    lost: results === undefined ? null : all.reduce((sum, run) => sum + (run?.lost ?? 0), 0),
    max_deliveries_per_s: highestOf(results),
  };
}

function roomFigures(results: Results | undefined): Record<string, Figure> {
  const [run] = results?.rooms ?? [];
  return {
    cpu_us_per_delivery: rounded(run?.cpuPerDelivery),
    p50_ms: rounded(run?.ageP50),
    p99_ms: rounded(run?.ageP99),
    lost: run?.lost ?? null,
  };
}

function cpuOf(results: Results | undefined): number | null {
  return results === undefined ? null : median(results.quiet.map((run) => run.cpuPerDelivery));
}

function highestOf(results: Results | undefined): number | null {
  if (results === undefined) return null;
  return rounded(median(results.highest.map((run) => run?.deliveriesPerSecond ?? 0)));
}

function ratio(a: number | null, b: number | null): number | null {
  return a === null || b === null || b === 0 ? null : rounded(a / b);
}

function print(target: Target, { quiet, highest, rooms }: Results): void {
  const head = ["", "deliveries/s", "us each", "p50 ms", "p99 ms", "lost", "server", "load", ""];
  const row = (name: string, run: LoadFigures) => [
    name,
    run.deliveriesPerSecond,
    run.cpuPerDelivery,
    run.ageP50,
    run.ageP99,
    run.lost,
    run.busy.server,
    run.busy.load,
    run.busy.load > LOAD_IS_FULL ? "the load was the limit" : "",
  ];
  console.log(`\n${target.name}`);
  console.log(table([
    head,
    ...quiet.map((run) => row(`1 x ${MEMBERS}, ${QUIET_RATE}/s`, run)),
    ...highest.flatMap((run) => run === null ? [] : [row("the highest that held", run)]),
    ...rooms.map((run) => row(`${SMALL.rooms} x ${SMALL.members}, ${SMALL.perSecond}/s`, run)),
  ]));
}
