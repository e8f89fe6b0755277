import { HttpError } from "../error.ts";
import type { Middleware } from "../types.ts";

export interface CSRFOptions {
  /** Other origins that may send requests with effects. */
  origin?: string | string[] | ((origin: string) => boolean);
}

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** Refuses requests with effects that another site had a visitor's browser send. */
export function csrf<State>(options: CSRFOptions = {}): Middleware<State> {
  return async (ctx) => {
    if (
      SAFE_METHODS.includes(ctx.req.method) ||
      isFromHere(ctx.req, ctx.url, options.origin)
    ) {
      return await ctx.next();
    }
    throw new HttpError(403);
  };
}

function isFromHere(
  req: Request,
  url: URL,
  allowed: CSRFOptions["origin"],
): boolean {
  const site = req.headers.get("sec-fetch-site");
  // `none` is the visitor's own doing: an address typed, a bookmark.
  if (site === "same-origin" || site === "none") return true;
  const origin = req.headers.get("origin");
  if (origin === null) return false;
  if (isAllowed(origin, allowed)) return true;
  return site === null && origin === url.origin;
}

function isAllowed(origin: string, allowed: CSRFOptions["origin"]): boolean {
  if (allowed === undefined) return false;
  if (typeof allowed === "function") return allowed(origin);
  return [allowed].flat().includes(origin);
}
