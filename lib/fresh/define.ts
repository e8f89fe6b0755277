import type { DataOf, Middleware, PageProps, PageResponse, RouteHandler } from "./types.ts";
import type { RouteComponent } from "./types.ts";

/** Functions that do nothing but tell the compiler which state an app's parts share. */
export interface Define<State> {
  handlers<
    Data,
    Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>,
  >(
    handlers: Handlers & RouteHandler<Data, State>,
  ): Handlers;
  page<Handler = never>(
    page: RouteComponent<
      [Handler] extends [never] ? unknown : DataOf<Handler>,
      State
    >,
  ): RouteComponent<
    [Handler] extends [never] ? unknown : DataOf<Handler>,
    State
  >;
  layout(
    layout: RouteComponent<unknown, State>,
  ): RouteComponent<unknown, State>;
  middleware<M extends Middleware<State> | Middleware<State>[]>(
    middleware: M,
  ): M;
}

export function createDefine<State>(): Define<State> {
  return {
    handlers: (handlers) => handlers,
    page: (page) => page,
    layout: (layout) => layout,
    middleware: (middleware) => middleware,
  };
}

/** What a handler returns to render its page with this data. */
export function page(): PageResponse<undefined>;
export function page<Data>(
  data: Data,
  options?: { status?: number; headers?: HeadersInit },
): PageResponse<Data>;
export function page(
  data?: unknown,
  options: { status?: number; headers?: HeadersInit } = {},
): PageResponse<unknown> {
  return { ...options, data };
}

export type { PageProps };
