import type { Browser } from "playwright-core";
import { launchChromium } from "../support/chromium.ts";
import { type Bench, median, rounded, table } from "./bench.ts";
import { Crowd, type Seat } from "./load/crowd.ts";
import { type ParleyTarget, startParley } from "./parley.ts";
import { build } from "./processes.ts";
import type { Cast } from "./target.ts";
import { type FirstLoad, firstLoad } from "./web/first_load.ts";
import { openLongRoom, scrollBack } from "./web/long_room.ts";
import { addressOf, comeIn } from "./web/visit.ts";
import { ownMessages, passedOn, typed, typedInSwitcher } from "./web/painting.ts";

const ROOMS = 200;
/** The one that looks; all others write, or are only there. */
const LOOKER = 0;
const WRITERS = 50;
/** Of the first room; the second one is long. */
const MEMBERS = 2_000;
const BUSY = 0;
const LONG = 1;
const FAST_PER_SECOND = 100;
const CALM_PER_SECOND = 50;

export const web: Bench = {
  name: "web",
  summary: "the web app in Chromium: first load, paints, a long room, many places (minutes)",
  async run({ quick }) {
    await build();
    await using target = await startParley(cast(quick ? 1_000 : 5_000));
    await using browser = await launchChromium();
    const runs = quick ? 1 : 5;
    const first = await firstLoads(target, browser, runs);
    const long = await longRoom(target, browser, quick ? 5_000 : 100_000, quick);
    const last = `person${(quick ? 1_000 : 5_000) - 1}`;
    const busy = await busyRoom(target, browser, quick ? 3_000 : 20_000, last);
    const figures = { ...first, ...long, ...busy };
    console.log(table([
      ["in Chromium", ""],
      ...Object.entries(figures).map(([name, value]) => [name, value ?? "-"]),
    ]));
    return figures;
  },
};

function cast(people: number): Cast {
  const all = Array.from({ length: people }, (_, person) => person);
  const rooms = Array.from({ length: ROOMS }, (_, room) => [LOOKER, 1 + room % (people - 1)]);
  rooms[BUSY] = all.slice(0, Math.min(MEMBERS, people));
  rooms[LONG] = all.slice(0, WRITERS + 1);
  return { people, rooms };
}

async function firstLoads(target: ParleyTarget, browser: Browser, runs: number) {
  const loads: FirstLoad[] = [];
  for (let run = 0; run < runs; run++) {
    await using visit = await comeIn(target, browser, LOOKER);
    loads.push(await firstLoad(visit.page, addressOf(target, `/r/${target.room(2)}`)));
  }
  const middle = (of: (load: FirstLoad) => number) => rounded(median(loads.map(of)));
  return {
    js_kib: middle(({ scriptBytes }) => scriptBytes / 1024),
    css_kib: middle(({ styleBytes }) => styleBytes / 1024),
    total_kib: middle(({ bytes }) => bytes / 1024),
    requests: middle(({ requests }) => requests),
    lcp_ms: middle(({ lcpMs }) => lcpMs),
    usable_ms: middle(({ usableMs }) => usableMs),
    shift: middle(({ shift }) => shift),
  };
}

async function longRoom(target: ParleyTarget, browser: Browser, messages: number, quick: boolean) {
  await write(target, LONG, messages);
  await using visit = await comeIn(target, browser, LOOKER);
  const { page } = visit;
  const opened: number[] = [];
  for (let run = 0; run < (quick ? 1 : 5); run++) {
    await page.goto(addressOf(target, `/r/${target.room(3)}`));
    opened.push(await openLongRoom(page, target.room(LONG)));
  }
  const scrolled = await scrollBack(page, quick ? 1_000 : 20_000);
  return {
    open_100k_ms: rounded(median(opened)),
    scroll_longest_task_ms: rounded(scrolled.longestTaskMs),
    scroll_slow_frames: rounded(scrolled.slowFrames),
    scrolled_messages: scrolled.messages,
    heap_mb: rounded(scrolled.heapBytes / 1e6),
  };
}

async function busyRoom(target: ParleyTarget, browser: Browser, ms: number, last: string) {
  await using visit = await comeIn(target, browser, LOOKER);
  const { page } = visit;
  await page.goto(addressOf(target, `/r/${target.room(BUSY)}`));
  const switched = await typedInSwitcher(page, "person12", last);
  const own = await ownMessages(page, 20);
  await using crowd = await Crowd.join(target, seats(target, BUSY));
  const paints = passedOn(page, performance.timeOrigin);
  await crowd.pace(CALM_PER_SECOND, { warmMs: 0, ms });
  const passed = await (await paints)();
  const writing = crowd.pace(FAST_PER_SECOND, { warmMs: 0, ms: Math.min(ms, 10_000) });
  const keys = await typed(page, 60);
  await writing;
  return {
    send_paint_p50_ms: rounded(percentile(passed, 0.5)),
    send_paint_p99_ms: rounded(percentile(passed, 0.99)),
    own_paint_ms: rounded(median(own)),
    keystroke_ms: rounded(median(keys)),
    keystroke_p99_ms: rounded(percentile(keys, 0.99)),
    switcher_ms: rounded(median(switched)),
  };
}

async function write(target: ParleyTarget, room: number, count: number): Promise<void> {
  await using crowd = await Crowd.join(target, seats(target, room));
  while (crowd.acked < count) await crowd.keepOpen(10, { warmMs: 0, ms: 500 });
}

function seats(target: ParleyTarget, room: number): Seat[] {
  return Array.from({ length: WRITERS }, (_, at) => ({
    person: at + 1,
    places: [{ room: target.room(room), audience: WRITERS }],
    onlyCounts: true,
  }));
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
