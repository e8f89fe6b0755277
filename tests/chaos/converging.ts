/**
 * Many operations and no kills, in one process: whether what a client followed live, what it
 * synced after being away and what a fresh one is told are the same, again and again on the way.
 * Some devices are never disturbed, some are cut off again and again, some sleep most of the time.
 */
import { startServer } from "../support/server.ts";
import { tempFolder } from "../support/temp_folder.ts";
import { within } from "../support/deadline.ts";
import { MOST_WAITING } from "./chaos.ts";
import { doSomething } from "./deeds.ts";
import { Dice } from "./dice.ts";
import { calmsDown, check, turn } from "./ending.ts";
import type { Installation } from "./installation.ts";
import { Verdict } from "./verdict.ts";
import { World } from "./world.ts";

/** Time stands still but for this, so that what is due is sent while people are at it. */
const MOVES_EVERY = 50;
const MOVES_MS = 10 * 60 * 1_000;

export interface ConvergingPlan {
  readonly seed: number;
  readonly operations: number;
  /** How often everything is looked at. */
  readonly checkEvery: number;
}

export interface ConvergingResult {
  readonly verdict: Verdict;
  readonly counts: Readonly<Record<string, number>>;
}

export async function converging(plan: ConvergingPlan): Promise<ConvergingResult> {
  await using resources = new AsyncDisposableStack();
  const started = performance.now();
  const dice = new Dice(plan.seed);
  const folder = resources.use(await tempFolder());
  const store = { data: `${folder.path}/data`, kv: "file" } as const;
  let address = "";
  const seeded = await World.seed(store);
  const server = resources.use(await startServer({ store, env: { PARLEY_SEND_RATE: "0" } }));
  address = server.address;
  const world = resources.use(new World(seeded, dice, () => address));
  world.now = () => server.clock.now();
  const verdict = new Verdict();
  const disturbed = { cuts: 0, sleeps: 0, checks: 0 };
  for (let n = 0; n < plan.operations && verdict.isGood;) {
    const until = Math.min(n + plan.checkEvery, plan.operations);
    n = await operate(world, dice, n, until, disturbed, (n) => {
      if (n % MOVES_EVERY !== 0) return;
      server.clock.move(MOVES_MS);
      server.chat.sending.soon();
    });
    await server.chat.sending.done();
    for (const device of world.devices) if (device.isAsleep) device.wake();
    if (await calmsDown(world, verdict)) await check(world, address, verdict);
    disturbed.checks++;
  }
  const faults = server.logged.filter((line) => line.includes("fault"));
  if (faults.length > 0) verdict.add("odd", "The server had faults", faults.slice(0, 5));
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const { acked, refused } = world.ledger;
  return { verdict, counts: { acked: acked.size, refused: refused.size, ...disturbed, seconds } };
}

async function operate(
  world: World,
  dice: Dice,
  from: number,
  to: number,
  counts: { cuts: number; sleeps: number },
  onTime: (n: number) => void,
): Promise<number> {
  const people = dice.of("people");
  let n = from;
  while (n < to) {
    const who = people.pick(world.devices.filter(({ waiting }) => waiting < MOST_WAITING));
    if (who === undefined) {
      for (const device of world.devices) if (device.isAsleep) device.wake();
      await within(`anything to happen at operation ${n}`, world.change);
    } else {
      n++;
      doSomething(world, who, dice.of(n));
      disturb(world.devices, dice.of(`disturb ${n}`), counts);
      onTime(n);
    }
    await turn();
  }
  return n;
}

/** The first of each three lives in peace, the second is cut off, the third sleeps. */
function disturb(
  devices: readonly Installation[],
  dice: Dice,
  counts: { cuts: number; sleeps: number },
): void {
  if (!dice.chance(0.05)) return;
  const i = dice.below(devices.length);
  const device = devices[i]!;
  if (i % 3 === 1) {
    counts.cuts++;
    device.cut();
  } else if (i % 3 === 2) {
    counts.sleeps++;
    if (device.isAsleep && dice.chance(0.3)) device.wake();
    else if (!device.isAsleep) device.sleep();
  }
}
