// `deno task chaos [--seed N] [--quick] [--kills N] [--kv denokv]`, or with `--ops N` no kills but so
// many operations, with `--tabs` those of a reader at several tabs of a real browser. The last line
// says as JSON what was found; the exit code is 1 for anything but zeros. What a seed does and does
// not fix: chaos.ts.
import { chaos } from "./chaos.ts";
import { converging } from "./converging.ts";

const after = (flag: string) => {
  const at = Deno.args.indexOf(flag);
  return at < 0 ? undefined : Deno.args[at + 1];
};
const isQuick = Deno.args.includes("--quick");
const seed = Number(after("--seed") ?? crypto.getRandomValues(new Uint32Array(1))[0]);
const kills = Number(after("--kills") ?? (isQuick ? 10 : 200));
const operations = Number(after("--ops") ?? 0);
console.log(`seed ${seed}`);

if (Deno.args.includes("--tabs")) {
  const { walkUnread } = await import("./unread_pages.ts");
  const { wrong, ...walked } = await walkUnread({ seed, operations: operations || 20_000 });
  for (const what of wrong) console.log(what);
  console.log(JSON.stringify({ ...walked, wrong: wrong.length, seed }));
  Deno.exit(wrong.length === 0 ? 0 : 1);
}

const { verdict, counts } = operations > 0
  ? await converging({ seed, operations, checkEvery: Math.min(10_000, Math.ceil(operations / 4)) })
  : await chaos({ seed, kills, denokv: after("--kv") === "denokv" });
console.log(JSON.stringify(counts));
if (!verdict.isGood) console.log(verdict.text());
const killed = "kills" in counts ? counts.kills : 0;
console.log(JSON.stringify({ kills: killed, acked: counts.acked, ...verdict.counts, seed }));
Deno.exit(verdict.isGood ? 0 : 1);
