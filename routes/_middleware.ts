import { csrf, HttpError } from "fresh";
import { define, type State } from "../lib/define.ts";
import { describeFault } from "../lib/log.ts";
import { ownOrigin } from "../lib/web/own_origin.ts";

const READING = ["GET", "HEAD", "OPTIONS"];

/** Forms and fetches with effects must come from Parley's own address. */
const refuseStrangers = define.middleware(async (ctx) => {
  if (READING.includes(ctx.req.method)) return await ctx.next();
  const own = ownOrigin(ctx.state.chat.settings, ctx.url);
  const sender = ctx.req.headers.get("origin");
  if (own === null || (sender !== null && sender !== own)) throw new HttpError(403);
  return await csrf<State>({ origin: own })(ctx);
});

/** The error page tells the visitor; this tells the operator. What is thrown as an answer is no fault. */
const reportFaults = define.middleware(async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    if (!(error instanceof HttpError)) {
      const { method } = ctx.req;
      const path = ctx.url.pathname;
      ctx.state.chat.log.error("fault", { method, path, error: describeFault(error) });
    }
    throw error;
  }
});

export default [reportFaults, refuseStrangers];
