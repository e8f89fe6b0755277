// Steps run one inside the other. What is told to an App is turned into such chains once, not at each request.

import { type Context, INTERNAL } from "./context.ts";
import { HttpError } from "./error.ts";
import type { Any, Route } from "./items.ts";
import type { Layer } from "./render/document.ts";
import type { MaybeLazy, Middleware, PageResponse, RouteHandler } from "./types.ts";

export type Step = (ctx: Context<Any>) => Response | Promise<Response>;
export type Chain = Step[];

export async function runChain(chain: Chain, ctx: Context<Any>, from = 0): Promise<Response> {
  const step = chain[from];
  if (!step) throw new Error("ctx.next() was called after the last handler");
  const outer = ctx.next;
  ctx.next = () => runChain(chain, ctx, from + 1);
  try {
    return await step(ctx);
  } finally {
    ctx.next = outer;
  }
}

/** Runs a whole chain. What no error page took becomes a plain answer that says nothing of the fault. */
export async function answer(ctx: Context<Any>, chain: Chain): Promise<Response> {
  try {
    return await runChain(chain, ctx);
  } catch (error) {
    if (error instanceof HttpError) return new Response(error.message, { status: error.status });
    console.error(error);
    return new Response("Internal Server Error", { status: 500 });
  }
}

/** A middleware may be given as a function that imports it: known by its returning a function. */
export function middlewareStep(given: MaybeLazy<Middleware<Any>>): Step {
  let loaded: Middleware<Any> | undefined;
  return async (ctx) => {
    if (loaded) return await loaded(ctx);
    const answer = await (given as (ctx: Context<Any>) => unknown)(ctx);
    if (typeof answer !== "function") return answer as Response;
    loaded = answer as Middleware<Any>;
    return await loaded(ctx);
  };
}

/** Shows what is thrown further in, if it is of the kind that this page is for, inside the layouts of its own place. */
export function errorStep(
  route: Route,
  layouts: Layer[],
  isFor: (error: unknown) => boolean,
): Step {
  const show = routeStep(route);
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      if (!isFor(error)) throw error;
      ctx.error = error;
      ctx[INTERNAL].layouts = layouts;
      ctx[INTERNAL].status = error instanceof HttpError ? error.status : 500;
      return await show(ctx);
    }
  };
}

export function failStep(status: number): Step {
  return () => {
    throw new HttpError(status);
  };
}

export function routeStep({ component, handler, config = {} }: Route): Step {
  return async (ctx) => {
    const answer = await callHandler(handler, ctx, component !== undefined);
    if (answer instanceof Response) return answer;
    if (!component) {
      throw new Error(`The handler of ${ctx.route} returned neither a Response nor page()`);
    }
    return await ctx[INTERNAL].renderPage(component, answer, config);
  };
}

const NO_DATA: PageResponse<undefined> = { data: undefined };

async function callHandler(
  handler: RouteHandler<Any, Any> | undefined,
  ctx: Context<Any>,
  hasPage: boolean,
): Promise<Response | PageResponse<Any>> {
  if (typeof handler === "function") return await handler(ctx);
  const { method } = ctx.req;
  const reads = method === "GET" || method === "HEAD";
  const own = handlerFor(handler, method) ?? (reads ? handlerFor(handler, "GET") : undefined);
  if (own) return await own(ctx);
  // A page shows errors of any method; else it answers to those who only read.
  if (hasPage && (reads || ctx.error !== null)) return NO_DATA;
  throw new HttpError(405);
}

function handlerFor(
  handlers: Exclude<RouteHandler<Any, Any>, (...args: never[]) => unknown> | undefined,
  method: string,
) {
  return handlers && Object.hasOwn(handlers, method)
    ? handlers[method as keyof typeof handlers]
    : undefined;
}
