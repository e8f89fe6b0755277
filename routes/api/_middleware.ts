import { HttpError } from "fresh";
import { define } from "../../lib/define.ts";
import { isJson, isOfAnotherSite } from "../../lib/web/api.ts";
import { ownOrigin } from "../../lib/web/own_origin.ts";

/** For programs alone: no page of another site gets anything here, not even by a visitor who lets it. */
export default define.middleware(async (ctx) => {
  const own = ownOrigin(ctx.state.chat.settings, ctx.url);
  if (own === null) throw new HttpError(421);
  if (isOfAnotherSite(ctx.req, own)) throw new HttpError(403);
  if (ctx.req.method === "POST" && !isJson(ctx.req)) throw new HttpError(415);
  return await ctx.next();
});
