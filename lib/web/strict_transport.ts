import type { Middleware } from "fresh";
import { isLoopback, type ParleySettings } from "../config/mod.ts";

const TWO_YEARS_S = 63_072_000;

interface State {
  chat: { settings: Pick<ParleySettings, "origin"> };
}

/**
 * Browsers that were here once by https come by nothing else for two years. Not for other names of the same domain, which
 * are somebody else's to decide, nor for localhost, which people use for more than Parley.
 */
export function strictTransport<S extends State>(): Middleware<S> {
  return async (ctx) => {
    const response = await ctx.next();
    if (isPublicHttps(ctx.state.chat.settings.origin)) {
      response.headers.set("strict-transport-security", `max-age=${TWO_YEARS_S}`);
    }
    return response;
  };
}

function isPublicHttps(origin: string | null): boolean {
  if (origin === null) return false;
  const { protocol, hostname } = new URL(origin);
  return protocol === "https:" && !isLoopback(hostname);
}
