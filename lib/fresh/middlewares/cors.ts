// The middlewares that come with Fresh, one a file. Each knows the request, the answer and its own options;
// none may know another, or how a request finds its route.

import type { Context } from "../context.ts";
import type { Middleware } from "../types.ts";

export interface CORSOptions<State = unknown> {
  origin?:
    | string
    | string[]
    | ((origin: string, ctx: Context<State>) => string | null | undefined);
  allowMethods?: string[];
  allowHeaders?: string[];
  exposeHeaders?: string[];
  maxAge?: number;
  credentials?: boolean;
}

const METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"];

/** Lets pages of other sites read the answers. */
export function cors<State>(
  options: CORSOptions<State> = {},
): Middleware<State> {
  return async (ctx) => {
    const origin = allowedOrigin(options.origin ?? "*", ctx);
    const headers = new Headers();
    if (origin) headers.set("access-control-allow-origin", origin);
    if (origin && origin !== "*") headers.append("vary", "Origin");
    if (options.credentials) {
      headers.set("access-control-allow-credentials", "true");
    }
    if (options.exposeHeaders?.length) {
      headers.set(
        "access-control-expose-headers",
        options.exposeHeaders.join(","),
      );
    }
    if (ctx.req.method === "OPTIONS") return preflight(ctx, options, headers);

    const response = await ctx.next();
    for (const [name, value] of headers) {
      if (name === "vary") response.headers.append(name, value);
      else response.headers.set(name, value);
    }
    return response;
  };
}

function allowedOrigin<State>(
  allowed: NonNullable<CORSOptions<State>["origin"]>,
  ctx: Context<State>,
): string | null | undefined {
  const origin = ctx.req.headers.get("origin") ?? "";
  if (typeof allowed === "function") return allowed(origin, ctx);
  if (typeof allowed === "string") return allowed;
  return allowed.includes(origin) ? origin : undefined;
}

function preflight<State>(
  ctx: Context<State>,
  { maxAge, allowMethods = METHODS, allowHeaders = [] }: CORSOptions<State>,
  headers: Headers,
): Response {
  const asked = ctx.req.headers.get("access-control-request-headers");
  const names = allowHeaders.length > 0 ? allowHeaders.join(",") : asked;
  headers.set("access-control-allow-methods", allowMethods.join(","));
  if (names) headers.set("access-control-allow-headers", names);
  if (maxAge !== undefined) headers.set("access-control-max-age", `${maxAge}`);
  return new Response(null, { status: 204, headers });
}
