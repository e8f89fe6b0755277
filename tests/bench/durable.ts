import { tempFolder } from "../support/temp_folder.ts";
import { denokvServer } from "../support/denokv.ts";
import { type Bench, median, type Options, rounded, table } from "./bench.ts";
import { Crowd, type LoadFigures, type Seat, type Span } from "./load/crowd.ts";
import { type PeerName, startPeer } from "./peers.ts";
import { startParley } from "./parley.ts";
import { build } from "./processes.ts";
import { type Cast, separateRooms, type Target } from "./target.ts";
import { LOAD_IS_FULL } from "./usage.ts";

const MEMBERS = 5;
const CAST: Cast = { people: 200, rooms: separateRooms(40, MEMBERS) };
const TALKERS = 50;
const STEADY = { people: CAST.people, perSecond: 1_000 };

type Load = "ten" | "one" | "steady";
type Runs = Record<Load, LoadFigures[]>;

/** `bare` is no peer: it shows what the wire allows, to whoever asks for it. */
const SERVERS = ["parley", "ws", "socket.io", "naive"];

export const durable: Bench = {
  name: "durable",
  summary: "acknowledged messages a second, each stored and delivered to five; --kv denokv",
  async run(options) {
    await using resources = new AsyncDisposableStack();
    const targets: Target[] = [];
    const runs = new Map<string, Runs>();
    for (const name of options.only ?? SERVERS) {
      targets.push(await start(name, options, resources));
      runs.set(name, { ten: [], one: [], steady: [] });
    }
    const names = [...runs.keys()];
    // What is new to a server is slow: nothing is measured until it has done it for a while
    const warm: Span = { warmMs: 0, ms: options.quick ? 1_000 : 6_000 };
    for (const target of targets) {
      await withCrowd(target, TALKERS, (crowd) => crowd.keepOpen(10, warm));
    }
    for (let i = 0; i < (options.quick ? 1 : 5); i++) {
      // In turn, so that a slow moment of the machine meets all
      for (const [j, target] of targets.entries()) {
        await measure(target, runs.get(names[j]!)!, names[j] === "parley", options.quick);
      }
    }
    print(targets, [...runs.values()]);
    const [parley, naive] = [runs.get("parley"), runs.get("naive")];
    const rate = (of: Runs | undefined) => middle(of?.ten, (run) => run.ackedPerSecond);
    return {
      acked_per_s: rate(parley),
      ack_p50_ms: middle(parley?.ten, (run) => run.ackP50),
      ack_p99_ms: middle(parley?.ten, (run) => run.ackP99),
      cpu_us_per_message: middle(parley?.ten, (run) => run.cpuPerMessage),
      one_open_per_s: middle(parley?.one, (run) => run.ackedPerSecond),
      one_open_p50_ms: middle(parley?.one, (run) => run.ackP50),
      steady_p50_ms: middle(parley?.steady, (run) => run.ackP50),
      steady_p99_ms: middle(parley?.steady, (run) => run.ackP99),
      ws_per_s: rate(runs.get("ws")),
      socketio_per_s: rate(runs.get("socket.io")),
      naive_acked_per_s: rate(naive),
    };
  },
};

async function start(
  name: string,
  { kv }: Options,
  resources: AsyncDisposableStack,
): Promise<Target> {
  if (name === "parley") {
    await build();
    return resources.use(await startParley(CAST, kv));
  }
  if (name !== "naive") return resources.use(await startPeer(name as PeerName, CAST));
  const server = kv === "denokv" ? resources.use(await denokvServer()) : null;
  const folder = resources.use(await tempFolder());
  const env: Record<string, string> = server === null
    ? { PEER_KV: `${folder.path}/kv.db` }
    : { PEER_KV: server.address, DENO_KV_ACCESS_TOKEN: server.token };
  return resources.use(await startPeer(name, CAST, env));
}

async function measure(target: Target, runs: Runs, steady: boolean, quick: boolean): Promise<void> {
  const span: Span = quick ? { warmMs: 500, ms: 1_500 } : { warmMs: 1_000, ms: 4_000 };
  runs.ten.push(await withCrowd(target, TALKERS, (crowd) => crowd.keepOpen(10, span)));
  runs.one.push(await withCrowd(target, TALKERS, (crowd) => crowd.keepOpen(1, span)));
  if (!steady) return;
  runs.steady.push(
    await withCrowd(target, STEADY.people, (crowd) => crowd.pace(STEADY.perSecond, span)),
  );
}

async function withCrowd(
  target: Target,
  people: number,
  load: (crowd: Crowd) => Promise<LoadFigures>,
): Promise<LoadFigures> {
  const seats: Seat[] = Array.from({ length: people }, (_, person) => ({
    person,
    places: [{ room: target.room(Math.floor(person / MEMBERS)), audience: MEMBERS }],
  }));
  await using crowd = await Crowd.join(target, seats);
  return await load(crowd);
}

function middle(
  runs: LoadFigures[] | undefined,
  figure: (run: LoadFigures) => number,
): number | null {
  return runs === undefined || runs.length === 0 ? null : rounded(median(runs.map(figure)));
}

const LOADS: Record<Load, string> = { ten: "ten open", one: "one open", steady: "1,000/s" };

function print(targets: Target[], runs: Runs[]): void {
  const head = ["", "", "acked/s", "p50 ms", "p99 ms", "us a message", "lost"];
  const rows: (string | number)[][] = [[...head, "server", "store", "load", ""]];
  for (const load of Object.keys(LOADS) as Load[]) {
    for (const [i, target] of targets.entries()) {
      const of = runs[i]![load];
      if (of.length === 0) continue;
      const figure = (pick: (run: LoadFigures) => number) => median(of.map(pick));
      const busy = figure((run) => run.busy.load);
      rows.push([
        LOADS[load],
        target.name,
        figure((run) => run.ackedPerSecond),
        figure((run) => run.ackP50),
        figure((run) => run.ackP99),
        figure((run) => run.cpuPerMessage),
        of.reduce((sum, run) => sum + run.lost, 0),
        figure((run) => run.busy.server),
        figure((run) => run.busy.store),
        busy,
        busy > LOAD_IS_FULL ? "the load was the limit" : "",
      ]);
    }
  }
  console.log(table(rows));
  console.log("server, store and load: how many cores each had");
}
