import type { RESULTS } from "../../lib/protocol/mod.ts";
import type { InferOutput } from "valibot";
import { type Bench, rounded, table } from "./bench.ts";
import { Crowd, pause, type Seat } from "./load/crowd.ts";
import { Latencies } from "./load/latencies.ts";
import type { LoadClient } from "./load/load_client.ts";
import { type ParleyTarget, startParley } from "./parley.ts";
import { build } from "./processes.ts";
import type { Cast, Target } from "./target.ts";

type Page = InferOutput<(typeof RESULTS)["history.page"]>;
type Sync = InferOutput<(typeof RESULTS)["sync"]>;

const ROOMS = 200;
const WRITERS = 50;
/** The reader, the last one, is in every room; each writer in four. */
const READER = WRITERS;
const CAST: Cast = {
  people: WRITERS + 1,
  rooms: Array.from({ length: ROOMS }, (_, room) => [room % WRITERS, READER]),
};
const PAGE = 50;
const OPEN = 10;

export const history: Bench = {
  name: "history",
  summary: "pages and syncs over 1,000,000 messages in 200 rooms, and what one takes on disk",
  async run({ quick }) {
    await build();
    const bytes_per_message = await bytesOfOne(quick ? 2_000 : 20_000);
    await using target = await startParley(CAST);
    const messages = await fill(target, quick ? 60_000 : 1_000_000);
    const [reader] = (await Crowd.join(target, [{ person: READER, places: [] }])).clients;
    const asks = quick ? 300 : 3_000;
    const newest = await timePages(reader!, target, asks, []);
    const ids = await someIds(reader!, target, quick ? 200 : 2_000);
    const any = await timePages(reader!, target, asks, ids);
    const sync = await timeSync(reader!, asks);
    await reader!.close();
    console.log(table([
      [`${messages.toLocaleString("en")} messages`, "p50 ms", "p99 ms"],
      ...Object.entries({ "newest page": newest, "any page": any, "sync, up to date": sync })
        .map(([name, times]) => [name, times.percentile(0.5), times.percentile(0.99)]),
    ]));
    console.log(`${Math.round(bytes_per_message)} bytes on disk for a message of 120 sent alone`);
    return {
      newest_p99_ms: rounded(newest.percentile(0.99)),
      any_p99_ms: rounded(any.percentile(0.99)),
      sync_p99_ms: rounded(sync.percentile(0.99)),
      bytes_per_message: rounded(bytes_per_message),
    };
  },
};

/** By the front door, so that it lies on the disk as it would. */
async function fill(target: Target, count: number): Promise<number> {
  const seats: Seat[] = Array.from({ length: WRITERS }, (_, person) => ({
    person,
    places: [0, 1, 2, 3].map((i) => ({ room: target.room(person + i * WRITERS), audience: 1 })),
  }));
  await using crowd = await Crowd.join(target, seats);
  while (crowd.acked < count) await crowd.keepOpen(OPEN, { warmMs: 0, ms: 1_000 });
  return crowd.acked;
}

/** One message after another, each a commit of its own; the file is weighed when nobody has it open. */
async function bytesOfOne(count: number): Promise<number> {
  await using target = await startParley(CAST);
  const before = await sizeAfterStop(target);
  await using again = await target.again();
  {
    const places = [0, 1, 2, 3].map((i) => ({ room: target.room(i * WRITERS), audience: 1 }));
    await using crowd = await Crowd.join(again, [{ person: 0, places }]);
    while (crowd.acked < count) await crowd.keepOpen(1, { warmMs: 0, ms: 500 });
    const { acked } = crowd;
    return (await sizeAfterStop(again) - before) / acked;
  }
}

async function sizeAfterStop({ child, data }: ParleyTarget): Promise<number> {
  child.kill("SIGTERM");
  await child.exited;
  let size = 0;
  for await (const { name } of Deno.readDir(data)) {
    if (name.startsWith("parley.db")) size += (await Deno.stat(`${data}/${name}`)).size;
  }
  return size;
}

/** Before each of these messages in turn; the newest page of each room when there are none. */
async function timePages(
  reader: LoadClient,
  target: Target,
  count: number,
  before: { room: string; id: string }[],
): Promise<Latencies> {
  const times = new Latencies();
  for (let i = 0; i < count; i++) {
    const at = before[i % before.length];
    const fields = at === undefined
      ? { room: target.room(i % ROOMS), limit: PAGE }
      : { room: at.room, before: at.id, limit: PAGE };
    const { ms } = await reader.ask("history.page", fields);
    times.add(ms);
  }
  return times;
}

/** From all over the rooms: each step goes back by the longest page. */
async function someIds(
  reader: LoadClient,
  target: Target,
  count: number,
): Promise<{ room: string; id: string }[]> {
  const ids: { room: string; id: string }[] = [];
  for (let room = 0; ids.length < count; room = (room + 7) % ROOMS) {
    let before: { before?: string } = {};
    for (let step = 0; step < 10; step++) {
      const fields = { room: target.room(room), limit: 100, ...before };
      const { messages } = (await reader.ask<Page>("history.page", fields)).result;
      const [first] = messages;
      if (first === undefined) break;
      ids.push({ room: target.room(room), id: first.id });
      before = { before: first.id };
    }
  }
  // So that neighbours are not asked for one after the other
  return ids.map((id, i) => ({ id, place: i * 7919 % ids.length }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ id }) => id);
}

async function timeSync(reader: LoadClient, count: number): Promise<Latencies> {
  // What is still on its way would make the first of them longer
  await pause(200);
  const { result } = await reader.ask<Sync>("sync", { me: null, rooms: [] });
  const known = { me: result.me, rooms: result.rooms.map(({ id, cursor }) => [id, cursor]) };
  const times = new Latencies();
  for (let i = 0; i < count; i++) {
    const { result, ms } = await reader.ask<Sync>("sync", known);
    if (result.rooms.length > 0) throw new Error("The client was not up to date");
    times.add(ms);
  }
  return times;
}
