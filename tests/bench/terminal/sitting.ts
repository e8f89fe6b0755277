/** Somebody at a terminal: how long they wait for it, and what it costs that they sit there. */
import { readAddress } from "../../../lib/cli/login/address.ts";
import { Logins } from "../../../lib/cli/login/logins.ts";
import { sayAt } from "../../support/killable_place.ts";
import { type AtTerminal, type Home, terminalHome } from "../../support/terminal_program.ts";
import { rounded } from "../bench.ts";
import { Crowd, pause } from "../load/crowd.ts";
import { type ParleyTarget, startParley } from "../parley.ts";
import type { Cast } from "../target.ts";
import { cpuSeconds, residentKib } from "../usage.ts";

const READER = 0;
const TALKERS = Array.from({ length: 20 }, (_, i) => i + 1);
const CAST: Cast = { people: 21, rooms: [[READER, ...TALKERS]] };
/** More than a screen of them, and more than are asked for at the start. */
const MESSAGES = 300;
const OPEN = 16;

export interface SittingLengths {
  readonly starts: number;
  readonly idleMs: number;
  readonly floodMs: number;
}

export interface SittingFigures {
  /** From the command to the prompt, with the newest messages above it. */
  readonly starts: readonly number[];
  readonly costs: Costs;
}

export async function measureSitting(lengths: SittingLengths): Promise<SittingFigures> {
  await using target = await startParley(CAST);
  await using home = await terminalHome();
  await logIn(home, target);
  await talk(target, MESSAGES);
  const starts = await startTimes(home, lengths.starts);
  return { starts, costs: await sit(home, target, lengths) };
}

async function logIn(home: Home, target: ParleyTarget): Promise<void> {
  const address = readAddress(`127.0.0.1:${target.port}`);
  if (!address.ok) throw new Error("No address");
  const login = { token: tokenOf(READER, target), user: target.user(READER), name: "person0" };
  const logins = new Logins(home.logins.slice(0, home.logins.lastIndexOf("/")));
  const kept = await logins.note(address.server, { login });
  if (!kept.ok) throw new Error(kept.why);
}

async function crowdOf(target: ParleyTarget): Promise<Crowd> {
  const places = [{ room: target.room(0), audience: TALKERS.length }];
  return await Crowd.join(target, TALKERS.map((person) => ({ person, places, onlyCounts: true })));
}

async function talk(target: ParleyTarget, count: number): Promise<void> {
  await using crowd = await crowdOf(target);
  await crowd.sendEach(TALKERS.map(() => count / TALKERS.length), OPEN);
  await sayAt(
    `http://127.0.0.1:${target.port}`,
    tokenOf(TALKERS[0]!, target),
    target.room(0),
    LAST,
  );
}

function tokenOf(person: number, target: ParleyTarget): string {
  return target.entry(person).headers.authorization!.replace("Bearer ", "");
}

const LAST = "and that was all";
/** A frame with the newest message in it, and the cursor in the prompt below. */
const READY = new RegExp(`${LAST}[^]*\x1b\\[24;3H\x1b\\[\\?25h`);

async function startTimes(home: Home, count: number): Promise<number[]> {
  const times: number[] = [];
  // The first fills the caches
  for (let i = 0; i <= count; i++) {
    const start = performance.now();
    await using _ = await ready(home);
    times.push(performance.now() - start);
  }
  return times.slice(1);
}

async function ready(home: Home): Promise<AtTerminal> {
  const terminal = await home.open([]);
  await terminal.child.printed("stdout", READY);
  return terminal;
}

type Costs = {
  readonly idle_cpu_percent: number | null;
  readonly rss_mib: number | null;
  readonly flood_cpu_percent: number | null;
  readonly flood_rss_mib: number | null;
  readonly paged_rss_mib: number | null;
};

const FLOOD_PER_SECOND = 500;

/** While nothing happens, and while far too much does. */
async function sit(home: Home, target: ParleyTarget, lengths: SittingLengths): Promise<Costs> {
  await using terminal = await ready(home);
  const pid = await terminal.pid();
  await pause(3_000);
  const idle = await cpuPercent(pid, () => pause(lengths.idleMs));
  const rss = residentKib(pid) / 1024;
  await using crowd = await crowdOf(target);
  const flood = await cpuPercent(
    pid,
    () => crowd.pace(FLOOD_PER_SECOND, { warmMs: 0, ms: lengths.floodMs }),
  );
  const flooded = residentKib(pid) / 1024;
  await pageBack(terminal);
  return {
    idle_cpu_percent: rounded(idle),
    rss_mib: rounded(rss),
    flood_cpu_percent: rounded(flood),
    flood_rss_mib: rounded(flooded),
    paged_rss_mib: rounded(residentKib(pid) / 1024),
  };
}

const PAGES = 60;
const PAGE_UP = "\x1b[5~";

/** As somebody who looks for something: far further than is held at once. */
async function pageBack(terminal: AtTerminal): Promise<void> {
  for (let i = 0; i < PAGES; i++) {
    await terminal.answer(/./, PAGE_UP);
    await pause(100);
  }
}

async function cpuPercent(pid: number, work: () => Promise<unknown>): Promise<number> {
  const [at, before] = [performance.now(), cpuSeconds(pid)];
  await work();
  return (cpuSeconds(pid) - before) / (performance.now() - at) * 100_000;
}
