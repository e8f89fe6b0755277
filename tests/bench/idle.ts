import { type Bench, rounded, table } from "./bench.ts";
import { Crowd, pause, type Seat } from "./load/crowd.ts";
import { type PeerName, startPeer } from "./peers.ts";
import { startParley } from "./parley.ts";
import { build } from "./processes.ts";
import type { Cast, Target } from "./target.ts";
import { memoryKib, Watch } from "./usage.ts";

/** Ten rooms each, and no two people share more than a few: the differences of these are all different. */
const OFFSETS = [0, 1, 3, 7, 12, 20, 30, 44, 65, 80];
const PEOPLE_A_PLACE = 2;
/** Connected before memory is first read: what a server takes for its very first sockets is not theirs. */
const FIRST = 100;
/** How often a client asks whether anybody is there. */
const HEARTBEAT_MS = 25_000;

function castOf(people: number): Cast {
  const rooms = people / PEOPLE_A_PLACE;
  return {
    people,
    rooms: Array.from({ length: rooms }, (_, room) =>
      OFFSETS.flatMap((offset) => {
        const first = (room + rooms - offset) % rooms;
        return Array.from({ length: PEOPLE_A_PLACE }, (_, i) => first + i * rooms);
      })),
  };
}

export const idle: Bench = {
  name: "idle",
  summary: "memory and processor for 2,000 sockets that only say that they are there",
  async run({ quick, only, kv }) {
    // To make so many people and rooms takes longer than to measure them
    const cast = castOf(quick ? 600 : 2_000);
    const measured = new Map<string, { kib: number; cpu: number }>();
    for (const name of only ?? ["parley"]) {
      if (name === "parley") await build();
      await using target = name === "parley"
        ? await startParley(cast, kv)
        : await startPeer(name as PeerName, cast);
      measured.set(name, await measure(target, cast.people, quick));
    }
    console.log(table([
      ["", "KiB a socket", "CPU %"],
      ...Array.from(measured, ([name, { kib, cpu }]) => [name, kib, cpu]),
    ]));
    const parley = measured.get("parley");
    return { kib_per_socket: rounded(parley?.kib), cpu_percent: rounded(parley?.cpu) };
  },
};

async function measure(
  target: Target,
  sockets: number,
  quick: boolean,
): Promise<{ kib: number; cpu: number }> {
  const seats: Seat[] = Array.from({ length: sockets }, (_, person) => ({ person, places: [] }));
  await using first = await Crowd.join(target, seats.slice(0, FIRST));
  await pause(quick ? 1_000 : 5_000);
  const before = memoryKib(target.child.pid);
  await using rest = await Crowd.join(target, seats.slice(FIRST));
  await pause(quick ? 2_000 : 10_000);
  const clients = [...first.clients, ...rest.clients];
  const stop = heartbeats(clients.map((client) => () => client.beat()));
  const watch = new Watch(target.child.pid);
  await pause(quick ? 3_000 : 30_000);
  stop();
  return {
    kib: (memoryKib(target.child.pid) - before) / (sockets - FIRST),
    cpu: watch.read().server * 100,
  };
}

/** Each in its time, evenly. */
function heartbeats(beats: (() => void)[]): () => void {
  let done = 0;
  const start = performance.now();
  const timer = setInterval(() => {
    const due = (performance.now() - start) / HEARTBEAT_MS * beats.length;
    while (done < due) beats[done++ % beats.length]!();
  }, 50);
  return () => clearInterval(timer);
}
