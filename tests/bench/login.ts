import { Passwords } from "../../lib/auth/mod.ts";
import { addPerson, asNamed, placeRow, type Store } from "../../lib/store/mod.ts";
import { accountOf, given } from "../support/seed.ts";
import { type Bench, median, rounded, table } from "./bench.ts";
import { Crowd, type LoadFigures } from "./load/crowd.ts";
import { type Attempt, Flood, LoginForm } from "./load/login_form.ts";
import { chanceOfOneKind } from "./mann_whitney.ts";
import { startParley } from "./parley.ts";
import { build } from "./processes.ts";
import type { Cast, Target } from "./target.ts";
import { memoryKib } from "./usage.ts";

const CHATTING = 20;
const CAST: Cast = { people: CHATTING, rooms: [Array.from({ length: CHATTING }, (_, i) => i)] };
const MESSAGES_PER_SECOND = 20;
const ATTACKERS = 50;
/** So many that no account is tried often enough to end the flood. */
const ACCOUNTS = 500;
const PASSWORD = "three odd green words";
const WRONG = "three odd green birds";
const SAMPLE_MS = 250;

interface Lengths {
  chat: number;
  flood: number;
  logins: number;
  /** Of known names, and as many of unknown ones. */
  tries: number;
}

const WHOLE: Lengths = { chat: 10_000, flood: 20_000, logins: 60, tries: 200 };
const QUICK: Lengths = { chat: 3_000, flood: 4_000, logins: 10, tries: 25 };

export const login: Bench = {
  name: "login",
  summary: "how long a login takes, and what a flood of wrong ones does to the chat",
  async run({ quick, kv }) {
    const lengths = quick ? QUICK : WHOLE;
    await build();
    await using target = await startParley(CAST, kv, {
      ...{ fill: makeAccounts, env: behindProxy() },
    });
    const form = new LoginForm(target.port);
    // First, for the memory that the first password takes belongs to the flood
    const attack = await underAttack(target, form, lengths);
    const p50 = median(await rightLogins(form, lengths.logins));
    const timing = await timings(form, lengths.tries);
    print(attack);
    return {
      login_p50_ms: rounded(p50),
      chat_p99_ratio: rounded(attack.during.ageP99 / attack.idle.ageP99),
      ack_p99_ratio: rounded(attack.during.ackP99 / attack.idle.ackP99),
      chat_p99_idle_ms: rounded(attack.idle.ageP99),
      chat_p99_attack_ms: rounded(attack.during.ageP99),
      rss_growth_mib: rounded(attack.growthMib),
      lost: attack.idle.lost + attack.during.lost,
      timing_known_ms: rounded(median(timing.known)),
      timing_unknown_ms: rounded(median(timing.unknown)),
      timing_p: rounded(chanceOfOneKind(timing.known, timing.unknown)),
    };
  },
};

/** Every try comes from an address of its own, which the server has to believe. */
function behindProxy(): Record<string, string> {
  using free = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = free.addr as Deno.NetAddr;
  return {
    PARLEY_TRUST_PROXY: "1",
    PARLEY_PORT: String(port),
    PARLEY_ORIGIN: `http://127.0.0.1:${port}`,
  };
}

interface Attack {
  idle: LoadFigures;
  during: LoadFigures;
  growthMib: number;
  answersPerSecond: number;
  statuses: ReadonlyMap<number, number>;
}

async function underAttack(target: Target, form: LoginForm, lengths: Lengths): Promise<Attack> {
  const places = [{ room: target.room(0), audience: CHATTING }];
  const seats = CAST.rooms[0]!.map((person) => ({ person, places, samples: true }));
  await using crowd = await Crowd.join(target, seats);
  const chat = (ms: number) => crowd.pace(MESSAGES_PER_SECOND, { warmMs: 1_000, ms });
  const idle = await chat(lengths.chat);
  const memory = new MemoryPeak(target.child.pid);
  const start = performance.now();
  const flood = new Flood(form, ATTACKERS, nextWrong);
  const during = await chat(lengths.flood);
  await flood.end();
  const seconds = (performance.now() - start) / 1000;
  const answers = flood.statuses.values().reduce((sum, count) => sum + count, 0);
  return {
    idle,
    during,
    growthMib: memory.growthMib(),
    answersPerSecond: answers / seconds,
    statuses: flood.statuses,
  };
}

/** Each with an account and an address of its own, so that none has to wait. */
async function rightLogins(form: LoginForm, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const { status, ms } = await form.send({ name: nameOf(i), password: PASSWORD, from: fresh() });
    if (status !== 303) throw new Error(`A login with the right password was answered ${status}`);
    times.push(ms);
  }
  return times;
}

/** In turn, and each pair in an order by chance: a slow moment of the machine meets both alike. */
async function timings(
  form: LoginForm,
  tries: number,
): Promise<{ known: number[]; unknown: number[] }> {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < tries; i++) {
    const pair = [["known", nameOf(i)], ["unknown", strangerOf(i)]] as const;
    for (const [kind, name] of Math.random() < 0.5 ? pair : pair.toReversed()) {
      const { status, ms } = await form.send({ name, password: WRONG, from: fresh() });
      if (status !== 401) throw new Error(`A wrong password was answered ${status}`);
      times[kind].push(ms);
    }
  }
  return times;
}

/** One hash for all: to make one takes long, and to compare with it takes the same. */
async function makeAccounts(store: Store): Promise<void> {
  const password = await new Passwords().hash(PASSWORD);
  const place = { name: "Here", hue: 172, door: "invite", guests: false, rooms: [] };
  await store.kv.set(placeRow.key, place);
  for (let i = 0; i < ACCOUNTS; i++) {
    given(await addPerson(store, { ...accountOf(nameOf(i)), password }, asNamed("member"), 0));
  }
}

/** Names of one length, whether there is an account or not. */
function nameOf(i: number): string {
  return `member${String(i).padStart(6, "0")}`;
}

function strangerOf(i: number): string {
  return nameOf(ACCOUNTS + i);
}

let wrong = 0;

function nextWrong(): Attempt {
  const i = wrong++;
  const name = i % 2 === 0 ? nameOf(i / 2 % ACCOUNTS) : strangerOf(i);
  return { name, password: WRONG, from: fresh() };
}

let used = 0;

function fresh(): string {
  const i = used++;
  return `10.${(i >> 8) & 255}.${i & 255}.1`;
}

class MemoryPeak {
  readonly #before: number;
  #most: number;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(readonly pid: number) {
    this.#most = this.#before = memoryKib(pid);
    this.#timer = setInterval(() => this.#look(), SAMPLE_MS);
  }

  /** What it was at most above what it was before. */
  growthMib(): number {
    clearInterval(this.#timer);
    this.#look();
    return (this.#most - this.#before) / 1024;
  }

  #look(): void {
    this.#most = Math.max(this.#most, memoryKib(this.pid));
  }
}

function print({ idle, during, statuses, answersPerSecond }: Attack): void {
  const row = (name: string, { ackP50, ackP99, ageP50, ageP99, lost, busy }: LoadFigures) => [
    ...[name, ackP50, ackP99, ageP50, ageP99, lost, busy.server, busy.load],
  ];
  console.log(table([
    ["chat", "ack p50", "ack p99", "p50 ms", "p99 ms", "lost", "server", "load"],
    row("idle", idle),
    row("under attack", during),
  ]));
  const kinds = Array.from(statuses, ([status, count]) => `${count} x ${status}`).join(", ");
  console.log(`The flood had ${Math.round(answersPerSecond)} answers a second: ${kinds}`);
}
