import { findMe, findPlace, findSettings, takesGuests } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { siteOf } from "../../lib/web/site.ts";
import { themeOf } from "../../lib/web/theme.ts";
import { renewCookie, strangerOf, visitorOf } from "../../lib/web/visitor.ts";
import { common } from "../../lib/words/mod.ts";

/** What every page needs to know of the place and of who looks at it. */
export default define.middleware(async (ctx) => {
  const { chat } = ctx.state;
  const place = await findPlace(chat);
  ctx.state.isSetUp = place !== null;
  ctx.state.isOpen = place?.door === "open";
  ctx.state.takesGuests = takesGuests(place);
  ctx.state.placeName = place?.name ?? common.product;
  if (place !== null) ctx.state.themeHref = themeOf(place.hue).href;
  const { store, clock, passwords } = chat;
  const caller = strangerOf(ctx);
  const site = siteOf(chat.settings, ctx.url, ctx.state.placeName);
  let isProven = false;
  const proven = () => void (isProven = true);
  const doorway = { store, passwords, now: () => clock.now(), caller, proven };
  ctx.state.doorway = site === null ? doorway : { ...doorway, site };
  ctx.state.visitor = await visitorOf(ctx);
  const { visitor } = ctx.state;
  [ctx.state.me, ctx.state.own] = visitor === null ? [null, null] : await Promise.all([
    findMe(ctx.state.doorway, visitor.user),
    findSettings(chat, visitor.user),
  ]);
  const response = await ctx.next();
  if (isProven) await renewCookie(ctx, response);
  // Said to one person, and for once; what comes with a credential is kept by nobody anyway
  if (ctx.req.method === "POST") response.headers.set("cache-control", "no-store");
  return response;
});
