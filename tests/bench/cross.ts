import { type Bench, rounded, table } from "./bench.ts";
import { Crowd, pause, type Seat } from "./load/crowd.ts";
import { startParley } from "./parley.ts";
import { build } from "./processes.ts";
import { type Cast, separateRooms, type Target } from "./target.ts";
import { Watch } from "./usage.ts";

const ROOMS = 10;
const MEMBERS = 10;
const HERE = MEMBERS / 2;
const CAST: Cast = { people: ROOMS * MEMBERS, rooms: separateRooms(ROOMS, MEMBERS) };
const RATES = [20, 200, 2_000];
/** The rate that the last line tells of. */
const TOLD = 200;

interface Row {
  perSecond: number;
  p50: number;
  p99: number;
  ackP50: number;
  lost: number;
  busy: [here: number, there: number, store: number, load: number];
}

export const cross: Bench = {
  name: "cross",
  summary: "from a member on one instance to members on another, over one denokv server",
  async run({ quick }) {
    await build();
    await using here = await startParley(CAST, "denokv");
    await using there = await here.again();
    await using senders = await Crowd.join(here, seats(here, (member) => member < HERE, true));
    await using readers = await Crowd.join(there, seats(there, (member) => member >= HERE, false));
    const rows: Row[] = [];
    for (const perSecond of RATES) {
      rows.push(await measure(senders, readers, perSecond, quick));
    }
    console.log(table([
      ["messages/s", "p50 ms", "p99 ms", "ack p50", "lost", "here", "there", "store", "load"],
      ...rows.map((row) => [
        String(row.perSecond),
        row.p50,
        row.p99,
        row.ackP50,
        row.lost,
        ...row.busy,
      ]),
    ]));
    const told = rows.find((row) => row.perSecond === TOLD)!;
    return {
      p50_ms: rounded(told.p50),
      p99_ms: rounded(told.p99),
      lost: rows.reduce((sum, row) => sum + row.lost, 0),
    };
  },
};

function seats(target: Target, isHere: (member: number) => boolean, sends: boolean): Seat[] {
  return Array.from({ length: CAST.people }, (_, person) => person)
    .filter((person) => isHere(person % MEMBERS))
    .map((person) => {
      const room = target.room(Math.floor(person / MEMBERS));
      return { person, places: sends ? [{ room, audience: HERE }] : [], samples: !sends };
    });
}

async function measure(
  senders: Crowd,
  readers: Crowd,
  perSecond: number,
  quick: boolean,
): Promise<Row> {
  const before = { sent: senders.acked, seen: readers.deliveries };
  const [warmMs, ms] = quick ? [500, 3_000] : [1_000, 15_000];
  const watch = new Watch(readers.target.child.pid);
  const pacing = senders.pace(perSecond, { warmMs, ms });
  await pause(warmMs);
  readers.ages.clear();
  const figures = await pacing;
  const there = watch.read().server;
  const expected = (senders.acked - before.sent) * HERE;
  await readers.until(() => before.seen + expected);
  return {
    perSecond,
    p50: readers.ages.percentile(0.5),
    p99: readers.ages.percentile(0.99),
    ackP50: figures.ackP50,
    lost: figures.lost + expected - (readers.deliveries - before.seen),
    busy: [figures.busy.server, there, figures.busy.store, figures.busy.load],
  };
}
