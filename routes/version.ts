import { define } from "../lib/define.ts";
import { readVersion } from "../lib/web/version.ts";

/** What is running here. */
export const handlers = define.handlers({
  async GET(ctx) {
    return ctx.json(await readVersion(), {
      headers: { "cache-control": "no-store" },
    });
  },
});
