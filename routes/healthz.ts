import { define } from "../lib/define.ts";

/** For load balancers and watchdogs: 200 only while the store answers. */
export const handlers = define.handlers({
  async GET(ctx) {
    const healthy = await ctx.state.chat.healthy();
    return ctx.json({ healthy }, {
      status: healthy ? 200 : 503,
      headers: { "cache-control": "no-store" },
    });
  },
});
