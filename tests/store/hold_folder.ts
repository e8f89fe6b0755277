/** Opens the store of the folder that it is given and holds it until it is killed. */
import { openStore } from "../../lib/store/mod.ts";

const outcome = await openStore({ data: Deno.args[0]!, kv: "file" });
if (!outcome.ok) throw new Error(outcome.problem);
await Deno.stdout.write(new TextEncoder().encode("holding\n"));
setInterval(() => {}, 1 << 30);
