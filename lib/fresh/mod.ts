// The door `fresh`: a small implementation of the part of Fresh 2's public API that this app uses, written from its
// documentation and its behaviour. docs/fresh.md says why it exists, what it leaves out and how to drop it.
// This folder knows requests, routes, pages and islands. It must not know this app: nothing here imports from outside,
// and nothing outside imports a file of it, only the doors `fresh`, `fresh/runtime` and `fresh/dev`.

export { App, type Handler, type ListenOptions } from "./app.ts";
export { Context, type Context as FreshContext } from "./context.ts";
export { createDefine, type Define, page } from "./define.ts";
export { HttpError } from "./error.ts";
export type { Island } from "./snapshot.ts";
export { cors, type CORSOptions } from "./middlewares/cors.ts";
export { csp, type CSPOptions } from "./middlewares/csp.ts";
export { csrf, type CSRFOptions } from "./middlewares/csrf.ts";
export { staticFiles } from "./middlewares/static_files.ts";
export { trailingSlashes } from "./middlewares/trailing_slashes.ts";
export type {
  FreshConfig,
  HandlerByMethod,
  HandlerFn,
  LayoutConfig,
  MaybeLazy,
  Method,
  Middleware,
  MiddlewareFn,
  PageProps,
  PageResponse,
  ResolvedFreshConfig,
  RouteComponent,
  RouteConfig,
  RouteHandler,
} from "./types.ts";
export type { WebSocketHandlers, WebSocketUpgradeOptions } from "./websocket.ts";
