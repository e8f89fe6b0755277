import type { Middleware } from "fresh";

/** For files whose content never changes under their name, as a font's: whoever changes one gives it another name. */
export function longLived<State>(): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    if (response.ok) response.headers.set("cache-control", "public, max-age=31536000, immutable");
    return response;
  };
}
