import { Child } from "../support/child.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { type Bench, median, rounded, table } from "./bench.ts";
import {
  answered,
  bring,
  download,
  FILE_BYTES,
  fileOf,
  headersOf,
  type Place,
} from "./files/tus.ts";
import { scrolls } from "./files/pictures.ts";
import { Crowd, type Seat } from "./load/crowd.ts";
import { type ParleyTarget, startParley } from "./parley.ts";
import { addressOf, build } from "./processes.ts";
import { type Cast, separateRooms } from "./target.ts";
import { memoryKib } from "./usage.ts";

const MEMBERS = 5;
const CAST: Cast = { people: 50, rooms: separateRooms(10, MEMBERS) };
const MESSAGES_PER_SECOND = 200;
const MIB = 1024 * 1024;

export const files: Bench = {
  name: "files",
  summary: "files beside a bare handler, chat while ten come, a room full of pictures (minutes)",
  async run({ quick }) {
    await build();
    await using folder = await tempFolder();
    await using bare = spawn("bare.ts", folder.path);
    const env = { PARLEY_FILES_DAY_MIB: "999999" };
    await using target = await startParley(CAST, "file", { env, fill: () => Promise.resolve() });
    const speed = await inTurns(placeOf(target), await addressOf(bare), quick ? 2 : 6);
    const chat = await whileTenCome(target, quick ? 4_000 : 12_000);
    const { up, bareUp, down, bareDown } = speed;
    console.log(table([
      ["", "parley", "bare"],
      ["upload MiB/s", up, bareUp],
      ["download MiB/s", down, bareDown],
    ]));
    console.log(table([
      ["", "idle", "ten uploads"],
      ["chat p50 ms", chat.idle.ackP50, chat.busy.ackP50],
      ["chat p99 ms", chat.idle.ackP99, chat.busy.ackP99],
      ["memory MiB", chat.idleMib, chat.mostMib],
    ]));
    const { thumbnails, messages, pictures, words } = await scrolls(quick ? 500 : 10_000);
    console.log(table([
      [`${messages} messages scrolled back, slowed`, `${thumbnails} pictures`, "words"],
      ["frames late of a hundred", pictures.slowFrames, words.slowFrames],
      ["longest task ms", pictures.longestTaskMs, words.longestTaskMs],
      ["heap MB", pictures.heapBytes / 1e6, words.heapBytes / 1e6],
    ]));
    return {
      upload_mb_per_s: rounded(up * MIB / 1e6),
      upload_ratio: rounded(up / bareUp),
      download_ratio: rounded(down / bareDown),
      chat_p99_ratio: rounded(chat.busy.ackP99 / chat.idle.ackP99),
      rss_growth_mib: rounded(chat.mostMib - chat.idleMib),
      pictures_scroll_ratio: rounded(pictures.slowFrames / Math.max(1, words.slowFrames)),
    };
  },
};

/** In turn, so that a slow moment of the machine meets both; the first round only warms. */
async function inTurns(parley: Place, bare: string, rounds: number) {
  const seconds = { up: [] as number[], bareUp: [], down: [], bareDown: [] } as Record<
    "up" | "bareUp" | "down" | "bareDown",
    number[]
  >;
  for (let i = 0; i <= rounds; i++) {
    const body = fileOf(i);
    let id = "";
    const spent = {
      up: await timed(async () => void (id = await bring(parley, body))),
      bareUp: await timed(async () =>
        void await answered(await fetch(bare, { method: "PUT", body }))
      ),
      down: await timed(() => download(`${parley.address}/files/${id}`, headersOf(parley.token))),
      bareDown: await timed(() => download(bare, {})),
    };
    if (i > 0) { for (const name of NAMES) seconds[name].push(spent[name]); }
  }
  const rate = (name: typeof NAMES[number]) => FILE_BYTES / MIB / median(seconds[name]);
  return { up: rate("up"), bareUp: rate("bareUp"), down: rate("down"), bareDown: rate("bareDown") };
}

const NAMES = ["up", "bareUp", "down", "bareDown"] as const;

async function timed(doing: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await doing();
  return (performance.now() - start) / 1000;
}

async function whileTenCome(target: ParleyTarget, ms: number) {
  const seats: Seat[] = Array.from({ length: CAST.people }, (_, person) => ({
    person,
    places: [{ room: target.room(Math.floor(person / MEMBERS)), audience: MEMBERS }],
  }));
  await using crowd = await Crowd.join(target, seats);
  const { pid } = target.child;
  const idle = await crowd.pace(MESSAGES_PER_SECOND, { warmMs: 2_000, ms });
  const idleMib = memoryKib(pid) / 1024;
  const { address, token } = placeOf(target);
  await using ten = spawn("ten.ts", address, token);
  await ten.printed("stdout", /ready/);
  let mostMib = 0;
  const timer = setInterval(() => mostMib = Math.max(mostMib, memoryKib(pid) / 1024), 50);
  const busy = await crowd.pace(MESSAGES_PER_SECOND, { warmMs: 1_000, ms });
  clearInterval(timer);
  ten.kill("SIGKILL");
  return { idle, busy, idleMib, mostMib };
}

function placeOf(target: ParleyTarget): Place {
  const bearer = target.entry(0).headers!["authorization"]!;
  return { address: `http://127.0.0.1:${target.port}`, token: bearer.slice("Bearer ".length) };
}

function spawn(program: string, ...args: string[]): Child {
  const path = new URL(`./files/${program}`, import.meta.url).pathname;
  return new Child(
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", path, ...args],
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }),
  );
}
