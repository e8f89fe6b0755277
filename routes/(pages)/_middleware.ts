import { findPlace } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { themeOf } from "../../lib/web/theme.ts";
import { common } from "../../lib/words/en.ts";

/** What every page needs to know of the place and of the browser. */
export default define.middleware(async (ctx) => {
  const { chat } = ctx.state;
  const place = await findPlace(chat);
  const agent = ctx.req.headers.get("user-agent");
  ctx.state.isSetUp = place !== null;
  ctx.state.isOpen = place?.door === "open";
  ctx.state.placeName = place?.name ?? common.product;
  if (place !== null) ctx.state.themeHref = themeOf(place.hue).href;
  ctx.state.agent = agent === null ? {} : { agent };
  const { store, clock, passwords } = chat;
  ctx.state.doorway = { store, passwords, now: () => clock.now() };
  return await ctx.next();
});
