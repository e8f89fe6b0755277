// The task `install-cli`. What stands behind it may have `--` in front, as with other tasks.

import { run } from "./run.ts";

const args = Deno.args[0] === "--" ? Deno.args.slice(1) : Deno.args;
Deno.exit(await run(["install", ...args]));
