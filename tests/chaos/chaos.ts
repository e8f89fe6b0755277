/**
 * One run: real servers that are killed, real clients over a bad network, and at the end the
 * question whether everything that was acknowledged is there, once, in order, for everyone.
 *
 * A seed fixes who does what in which order and which faults come at which step, after how many
 * acknowledgements a server is killed, and how the pauses of clients fall. It cannot fix when the
 * operating system runs whom: which message an edit meets, and what was under way at a kill, is
 * another matter each time. So a seed that failed is likely, not certain, to fail again.
 */
import { within } from "../support/deadline.ts";
import { type LastingDenokv, lastingDenokv } from "../support/lasting_denokv.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { doSomething } from "./deeds.ts";
import { Dice } from "./dice.ts";
import { calmsDown, check, turn } from "./ending.ts";
import { Faults } from "./faults.ts";
import { Instance } from "./instance.ts";
import { type Counts, countsOf } from "./report.ts";
import { Verdict } from "./verdict.ts";
import { World } from "./world.ts";

export interface ChaosPlan {
  readonly seed: number;
  readonly kills: number;
  /** Two instances over one denokv server, which is killed once too. */
  readonly denokv: boolean;
}

export interface ChaosResult {
  readonly verdict: Verdict;
  readonly counts: Counts;
}

/** So many orders one device has open; more people have more patience than a server has time. */
export const MOST_WAITING = 12;

export async function chaos({ seed, kills, denokv: onDenokv }: ChaosPlan): Promise<ChaosResult> {
  await using resources = new AsyncDisposableStack();
  const started = performance.now();
  const dice = new Dice(seed);
  const denokv = onDenokv ? resources.use(await lastingDenokv()) : null;
  const folder = resources.use(await tempFolder());
  const data = `${folder.path}/data`;
  const instances: Instance[] = [];
  const route = dice.of("route");
  const address = () => route.pick(instances)!.proxy.address;
  const seeded = await World.seed(placeOf(data, denokv));
  for (let i = 0; i < (denokv ? 2 : 1); i++) {
    instances.push(resources.use(await Instance.start(settingsOf(data, denokv))));
  }
  // Clients go before the servers do
  const world = resources.use(new World(seeded, dice, address));
  const faults = new Faults(world, instances, kills, dice, denokv);
  const verdict = new Verdict();
  const steps = await load(world, faults, dice);
  await faults.end();
  if (await calmsDown(world, verdict)) await check(world, instances[0]!.proxy.address, verdict);
  const seconds = (performance.now() - started) / 1_000;
  const counts = countsOf({ world, instances, faults, steps, seconds });
  await world[Symbol.asyncDispose]();
  for (const { stderr } of instances) {
    const lines = stderr.join("").split("\n").filter((line) => !isExpected(line));
    if (lines.length > 0) verdict.add("odd", "A server complained", lines.slice(0, 5));
  }
  return { verdict, counts };
}

/** The KV client itself says on stderr that its server does not answer. */
function isExpected(line: string): boolean {
  return line.trim() === "" || line.startsWith("KV Connect ");
}

function placeOf(data: string, denokv: LastingDenokv | null) {
  if (denokv === null) return { data, kv: "file" } as const;
  return { data, kv: new URL(denokv.address), token: denokv.token };
}

function settingsOf(data: string, denokv: LastingDenokv | null): Record<string, string> {
  const place = { PARLEY_DATA: data };
  if (denokv === null) return place;
  return { ...place, PARLEY_KV: denokv.address, DENO_KV_ACCESS_TOKEN: denokv.token };
}

/** As fast as answers come: whoever has enough under way waits, and so does the load when all have. */
async function load(world: World, faults: Faults, dice: Dice): Promise<number> {
  const people = dice.of("people");
  const deeds = dice.of("deeds");
  let n = 0;
  while (!faults.areOver) {
    const who = people.pick(world.devices.filter(({ waiting }) => waiting < MOST_WAITING));
    if (who !== undefined) {
      n++;
      doSomething(world, who, deeds.of(n));
      faults.step(n);
    } else await within(`anything to happen at step ${n}`, world.change);
    await turn();
  }
  return n;
}
