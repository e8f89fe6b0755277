import type { Middleware } from "fresh";

/** For files whose content never changes under their name, as a font's: whoever changes one gives it another name. */
export function longLived<State>(): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    // A 304 renews what the browser keeps, its headers too.
    const isThere = response.ok || response.status === 304;
    if (isThere) response.headers.set("cache-control", "public, max-age=31536000, immutable");
    return response;
  };
}
