/** What a run did, in numbers, so that nobody takes a quiet one for a hard one. */
import type { Faults } from "./faults.ts";
import type { Instance } from "./instance.ts";
import type { World } from "./world.ts";

export interface Counts {
  readonly kills: number;
  readonly acked: number;
  readonly accepted: number;
  readonly refused: number;
  readonly steps: number;
  readonly messagesTold: number;
  readonly cuts: number;
  readonly holds: number;
  readonly stalls: number;
  readonly links: number;
  readonly crashes: number;
  readonly sleeps: number;
  readonly storeKills: number;
  readonly seconds: number;
}

interface Ran {
  readonly world: World;
  readonly instances: readonly Instance[];
  readonly faults: Faults;
  readonly steps: number;
  readonly seconds: number;
}

export function countsOf({ world, instances, faults, steps, seconds }: Ran): Counts {
  const { acked, accepted, refused } = world.ledger;
  const sum = (count: "cuts" | "holds" | "stalls" | "links") =>
    instances.reduce((all, { proxy }) => all + proxy.counts[count], 0);
  return {
    kills: faults.killed,
    acked: acked.size,
    accepted: accepted.size,
    refused: refused.size,
    steps,
    messagesTold: world.ears.told.size,
    cuts: sum("cuts"),
    holds: sum("holds"),
    stalls: sum("stalls"),
    links: sum("links"),
    ...faults.counts,
    seconds: Math.round(seconds * 10) / 10,
  };
}
