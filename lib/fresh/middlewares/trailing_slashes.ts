import type { Middleware } from "../types.ts";

/** One address for each page: with a slash at its end, or without. */
export function trailingSlashes<State>(
  mode: "always" | "never",
): Middleware<State> {
  return async (ctx) => {
    const { pathname, search } = ctx.url;
    const hasSlash = pathname.endsWith("/");
    if (mode === "never" && hasSlash && pathname !== "/") {
      return ctx.redirect(
        `${pathname.replace(/\/+$/, "") || "/"}${search}`,
        301,
      );
    }
    if (mode === "always" && !hasSlash && !/\.[^/]+$/.test(pathname)) {
      return ctx.redirect(`${pathname}/${search}`, 301);
    }
    return await ctx.next();
  };
}
