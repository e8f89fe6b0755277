import { define } from "../lib/define.ts";
import { readVersion, type Version } from "../lib/web/version.ts";

// What runs does not change while it runs.
let version: Promise<Version> | undefined;

/** What is running here. */
export const handlers = define.handlers({
  async GET(ctx) {
    version ??= readVersion();
    return ctx.json(await version, { headers: { "cache-control": "no-store" } });
  },
});
