/**
 * The life of one server process: from the command line to listening, and from a signal to a
 * clean end. This folder knows the operating system: arguments, exit codes, signals, sockets,
 * certificates, the built files.
 *
 * It must not know what is served. Pages and sockets come in as one handler, the chat as one
 * object to open and close.
 */
import { ensureBuilt } from "./build_freshness.ts";
import { run } from "./run.ts";

const ROOT = new URL("../../", import.meta.url);

const code = await run({
  args: Deno.args,
  prepare: () => ensureBuilt(ROOT),
  loadHandler: async () => {
    // The address is put together here so that type checking does not need the built files
    const built = await import(new URL("_fresh/server.js", ROOT).href);
    return built.default.fetch;
  },
});
if (code !== null) Deno.exit(code);
