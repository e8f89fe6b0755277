// The shapes that handlers, pages and layouts are written against.

import type { ComponentChild, FunctionComponent } from "preact";
import type { Context } from "./context.ts";

export type Method =
  | "GET"
  | "HEAD"
  | "POST"
  | "PUT"
  | "PATCH"
  | "DELETE"
  | "OPTIONS";

/** What a handler returns to have its page rendered with data. */
export interface PageResponse<Data> {
  data: Data;
  status?: number;
  headers?: HeadersInit;
}

type MaybePromise<T> = T | Promise<T>;

export type Middleware<State> = (ctx: Context<State>) => MaybePromise<Response>;
export type MiddlewareFn<State> = Middleware<State>;

/** A middleware given directly, or a function that imports one when it is first needed. */
export type MaybeLazy<T> = T | (() => Promise<T>);

export type HandlerFn<Data, State> = (
  ctx: Context<State>,
) => MaybePromise<Response | PageResponse<Data>>;

export type HandlerByMethod<Data, State> = {
  [M in Method]?: HandlerFn<Data, State>;
};

export type RouteHandler<Data, State> =
  | HandlerFn<Data, State>
  | HandlerByMethod<Data, State>;

// `any` where a handler's own types are inferred from it and nothing is decided by this position.
// deno-lint-ignore no-explicit-any
type AnyFunction = (...args: any[]) => unknown;

type DataOfAnswer<Answer> = Answer extends PageResponse<infer Data> ? Data
  : never;
type DataOfFunction<F> = F extends AnyFunction ? DataOfAnswer<Awaited<ReturnType<F>>>
  : never;

/** The data that the pages of these handlers receive. */
export type DataOf<Handler> = Handler extends AnyFunction ? DataOfFunction<Handler>
  : { [M in keyof Handler]: DataOfFunction<Handler[M]> }[keyof Handler];

/** What pages, layouts and the app wrapper receive. */
export type PageProps<Data = unknown, State = unknown> =
  & Pick<
    Context<State>,
    "config" | "error" | "info" | "params" | "req" | "route" | "state" | "url"
  >
  & {
    data: Data;
    /** What a layout or the app wrapper stands around. */
    Component: FunctionComponent;
  };

/** A component of the server; it may be async, and may answer with a Response instead of a page. */
export type RouteComponent<Data, State> = (
  props: PageProps<Data, State>,
) => ComponentChild | Response | Promise<ComponentChild | Response>;

export interface LayoutConfig {
  skipAppWrapper?: boolean;
  skipInheritedLayouts?: boolean;
}

export interface RouteConfig extends LayoutConfig {
  /** A URL pattern in place of the one that the file's name gives. */
  routeOverride?: string;
}

export interface FreshConfig {
  /** A path that stands before every route. */
  basePath?: string;
}

export interface ResolvedFreshConfig {
  root: string;
  mode: "development" | "production";
  basePath: string;
}
