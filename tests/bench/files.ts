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
import { placeOf, spawn, TALKING, type TenCame, whileTenCome } from "./files/ten_come.ts";
import { startParley } from "./parley.ts";
import { addressOf, build } from "./processes.ts";

const MIB = 1024 * 1024;

export const files: Bench = {
  name: "files",
  summary: "files beside a bare handler, chat while ten come, a room full of pictures (minutes)",
  async run({ quick }) {
    await build();
    await using folder = await tempFolder();
    await using bare = spawn("bare.ts", folder.path);
    await using target = await startTalking();
    const speed = await inTurns(placeOf(target), await addressOf(bare), quick ? 2 : 6);
    const ms = quick ? 4_000 : 12_000;
    const chat = await whileTenCome(target, "plain", ms);
    // Of a server that has taken nothing in yet: what another one keeps for the next file would not count
    await using other = await startTalking();
    const photographs = await whileTenCome(other, "photographs", ms * 2);
    const { up, bareUp, down, bareDown } = speed;
    console.log(table([
      ["", "parley", "bare"],
      ["upload MiB/s", up, bareUp],
      ["download MiB/s", down, bareDown],
    ]));
    console.log(table([
      ["", "idle", "ten files", "idle", "ten photographs"],
      ["chat p50 ms", ...beside(chat, photographs, "ackP50")],
      ["chat p99 ms", ...beside(chat, photographs, "ackP99")],
      ["memory MiB", chat.idleMib, chat.mostMib, photographs.idleMib, photographs.mostMib],
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
      photographs_rss_growth_mib: rounded(photographs.mostMib - photographs.idleMib),
      pictures_scroll_ratio: rounded(pictures.slowFrames / Math.max(1, words.slowFrames)),
    };
  },
};

async function startTalking() {
  const env = { PARLEY_FILES_DAY_MIB: "999999" };
  return await startParley(TALKING, "file", { env, fill: () => Promise.resolve() });
}

function beside(files: TenCame, photographs: TenCame, figure: "ackP50" | "ackP99"): number[] {
  return [files, photographs].flatMap(({ idle, busy }) => [idle[figure], busy[figure]]);
}

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
