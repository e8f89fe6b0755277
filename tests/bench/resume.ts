import { createClient } from "../../lib/client/create_client.ts";
import { type Client, stateHash } from "../../lib/client/mod.ts";
import { withinMs } from "../support/deadline.ts";
import { type Bench, median, rounded, table } from "./bench.ts";
import { bustle } from "./load/bustle.ts";
import { Crowd, type Seat } from "./load/crowd.ts";
import { Latencies } from "./load/latencies.ts";
import { type ParleyTarget, startParley } from "./parley.ts";
import { build } from "./processes.ts";
import { type Cast, separateRooms } from "./target.ts";

const ROOMS = 50;
const MISSED = 10_000;
/** In the first room; the rest of what is missed is spread over the others. */
const MISSED_IN_ONE = 5_000;
/** The rooms whose messages the client holds. */
const OPENED = [0, 1, 2, 3, 4];
/** Whoever was away holds more of the past than whoever has just come. */
const COMPARED = 50;
/** The reader is the first person; each room has a writer of its own. */
const READER = 0;
const CAST: Cast = {
  people: 1 + ROOMS,
  rooms: Array.from({ length: ROOMS }, (_, room) => [1 + room, READER]),
};
const WAIT_MS = 60_000;
/** In one room that the reader has open. */
const FAR = 500_000;
const FAR_QUICK = 20_000;

export const resume: Bench = {
  name: "resume",
  summary: "back in sync after 10,000 events, and 1,000 clients at once after a restart",
  async run({ quick }) {
    await build();
    const { times, equal, far } = await comeBack(quick ? 2 : 7, quick ? FAR_QUICK : FAR);
    const herd = await restart(quick ? 300 : 1_000);
    const resume_ms = median(times);
    console.log(table([
      ["", "median ms", "min", "max"],
      [`away for ${MISSED} events`, resume_ms, Math.min(...times), Math.max(...times)],
      ["", "ms", "KiB received", "messages held"],
      [`away for ${far.missed}`, far.ms, far.kib, far.held],
      ["", "p50 ms", "p99", ""],
      [`${herd.count} after a restart`, herd.percentile(0.5), herd.percentile(0.99), ""],
    ]));
    return {
      resume_ms: rounded(resume_ms),
      hash_equal: equal,
      far_ms: rounded(far.ms),
      far_kib: rounded(far.kib),
      herd_p99_ms: rounded(herd.percentile(0.99)),
    };
  },
};

/** A client whose network can be taken away. */
class Traveller {
  readonly client: Client;
  /** What has come over its sockets. */
  received = 0;
  #socket: WebSocket | null = null;
  #isAway = false;

  constructor(target: () => ParleyTarget, person: number) {
    this.client = createClient({
      owner: { server: "bench", person: target().user(person) },
      openSocket: () => {
        if (this.#isAway) throw new Error("No network");
        const socket = this.#socket = open(target(), person);
        socket.addEventListener("message", ({ data }) => this.received += data.length);
        return socket;
      },
    });
  }

  leave(): void {
    this.#isAway = true;
    this.#socket?.close();
  }

  comeBack(): void {
    this.#isAway = false;
    this.client.wake();
  }

  inSync(): Promise<void> {
    const holds = ({ status }: Client) => status.phase === "in sync";
    return withinMs(WAIT_MS, "in sync", this.client.until(holds));
  }
}

/** The DOM's types, which the project is checked with, know no headers here; Deno does. */
const SocketWithHeaders = WebSocket as unknown as new (
  address: string,
  options: { headers: Record<string, string> },
) => WebSocket;

function open(target: ParleyTarget, person: number): WebSocket {
  const { path, headers } = target.entry(person);
  return new SocketWithHeaders(`ws://127.0.0.1:${target.port}${path}`, { headers });
}

interface Far {
  missed: number;
  ms: number;
  kib: number;
  /** Of the room where it all happened. */
  held: number;
}

async function comeBack(
  runs: number,
  missed: number,
): Promise<{ times: number[]; equal: boolean; far: Far }> {
  await using target = await startParley(CAST);
  const seats: Seat[] = Array.from({ length: ROOMS }, (_, room) => ({
    person: 1 + room,
    places: [{ room: target.room(room), audience: 1 }],
  }));
  await using writers = await Crowd.join(target, seats);
  const rest = Math.round((MISSED - MISSED_IN_ONE) / (ROOMS - 1));
  const counts = seats.map((_, room) => room === 0 ? MISSED_IN_ONE : rest);
  const reader = new Traveller(() => target, READER);
  const times: number[] = [];
  let equal = true;
  await openRooms(reader, target);
  for (let i = 0; i < runs; i++) {
    reader.leave();
    await reader.client.until(({ status }) => status.phase === "offline");
    await Promise.all(counts.map((count, room) => {
      const guest = target.user(1 + (room + 1) % ROOMS);
      return bustle(writers.clients[room]!, target.room(room), guest, count);
    }));
    times.push(await timeBack(reader));
    equal &&= await sameAsFresh(reader, target);
  }
  const far = await comeBackFromFar(reader, writers, target, missed);
  equal &&= await sameAsFresh(reader, target);
  reader.client.stop();
  return { times, equal, far };
}

async function timeBack(reader: Traveller): Promise<number> {
  const start = performance.now();
  reader.comeBack();
  await reader.inSync();
  return performance.now() - start;
}

/** So much that nobody wants the whole of it: the newest page, and the rest when it is asked for. */
async function comeBackFromFar(
  reader: Traveller,
  writers: Crowd,
  target: ParleyTarget,
  missed: number,
): Promise<Far> {
  reader.leave();
  await reader.client.until(({ status }) => status.phase === "offline");
  await writers.sendEach(writers.clients.map((_, room) => room === 0 ? missed : 0), 100);
  const before = reader.received;
  const ms = await timeBack(reader);
  const held = reader.client.state.rooms.get(target.room(0))!.timeline!.messages.length;
  return { missed, ms, kib: (reader.received - before) / 1024, held };
}

async function openRooms(traveller: Traveller, target: ParleyTarget): Promise<void> {
  await traveller.inSync();
  for (const room of OPENED) await traveller.client.openRoom(target.room(room));
}

async function sameAsFresh(reader: Traveller, target: ParleyTarget): Promise<boolean> {
  const fresh = new Traveller(() => target, READER);
  await openRooms(fresh, target);
  await fresh.inSync();
  const [held, wanted] = [reader, fresh].map(({ client }) => stateHash(client.state, COMPARED));
  fresh.client.stop();
  return held === wanted;
}

/** From the moment that the server is there again until each of them is in sync. */
async function restart(people: number): Promise<Latencies> {
  const cast = { people, rooms: separateRooms(people / 10, 10) };
  await using first = await startParley(cast);
  let target = first;
  const herd = Array.from({ length: people }, (_, person) => new Traveller(() => target, person));
  await Promise.all(herd.map((one) => one.inSync()));
  first.child.kill("SIGTERM");
  await first.child.exited;
  await Promise.all(
    herd.map(({ client }) => client.until(({ status }) => status.phase === "offline")),
  );
  await using second = await first.again();
  target = second;
  const start = performance.now();
  const times = new Latencies();
  await Promise.all(herd.map(async (one) => {
    await one.inSync();
    times.add(performance.now() - start);
  }));
  for (const { client } of herd) client.stop();
  return times;
}
