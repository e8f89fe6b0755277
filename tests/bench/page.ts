import { tempFolder } from "../support/temp_folder.ts";
import { type Bench, median, table } from "./bench.ts";
import { requestsPerSecond } from "./http_load.ts";
import { addressOf, build, spawnHello, spawnParley } from "./processes.ts";

export const page: Bench = {
  name: "page",
  summary: "requests a second for the landing page, beside a bare Deno.serve",
  async run({ quick }) {
    await build();
    await using folder = await tempFolder();
    await using parley = await spawnParley(`${folder.path}/data`);
    await using hello = await spawnHello(folder.path);
    const addresses = [await addressOf(parley), await addressOf(hello)] as const;
    const load = { connections: 32, ms: quick ? 1500 : 4000 };
    const rates: [number[], number[]] = [[], []];
    for (let i = 0; i <= (quick ? 2 : 5); i++) {
      for (const j of [0, 1] as const) {
        const rate = await requestsPerSecond(`${addresses[j]}/`, load);
        if (i > 0) rates[j].push(rate);
      }
    }
    const [per_s, hello_per_s] = [median(rates[0]), median(rates[1])];
    console.log(table([
      ["", "median/s", "min", "max"],
      ["landing page", per_s, Math.min(...rates[0]), Math.max(...rates[0])],
      ["bare hello", hello_per_s, Math.min(...rates[1]), Math.max(...rates[1])],
    ]));
    return { per_s, hello_per_s };
  },
};
