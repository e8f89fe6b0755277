import { answer } from "./chain.ts";
import { Context } from "./context.ts";
import { flatten, type Item, type Route } from "./items.ts";
import { joinPaths, toSegments } from "./path.ts";
import { registerIslands } from "./render/boundaries.ts";
import { setDefaultBuild } from "./render/state.ts";
import { Router } from "./router.ts";
import type { Snapshot } from "./snapshot.ts";
import type {
  FreshConfig,
  HandlerFn,
  LayoutConfig,
  MaybeLazy,
  Method,
  Middleware,
  ResolvedFreshConfig,
  RouteComponent,
} from "./types.ts";
import type { WebSocketHandlers, WebSocketUpgradeOptions } from "./websocket.ts";

export type Handler = (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response>;

export type ListenOptions = Partial<Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem>;

const NO_CONNECTION: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 0 },
  completed: Promise.resolve(),
};

// By object: an app's state has no part in it.
const snapshots = new WeakMap<object, Snapshot>();

/** Gives an app what a build found. The production entry and `Builder` call this; apps do not. */
export function setSnapshot(app: object, snapshot: Snapshot): void {
  snapshots.set(app, snapshot);
  registerIslands(snapshot.islands);
  setDefaultBuild(snapshot.buildId);
}

/** Routes requests. What is said first comes first: a middleware applies to what is added after it. */
export class App<State> {
  readonly #items: Item[] = [];
  readonly #basePath: string;

  constructor(config: FreshConfig = {}) {
    this.#basePath = config.basePath ?? "";
  }

  get config(): ResolvedFreshConfig {
    const snapshot = snapshots.get(this);
    return {
      basePath: this.#basePath,
      mode: snapshot?.mode ?? "production",
      root: snapshot?.root ?? Deno.cwd(),
    };
  }

  use(...middlewares: MaybeLazy<Middleware<State>>[]): this;
  use(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this;
  use(
    first: string | MaybeLazy<Middleware<State>>,
    ...rest: MaybeLazy<Middleware<State>>[]
  ): this {
    const [path, middlewares] = typeof first === "string" ? [first, rest] : ["*", [first, ...rest]];
    return this.#add({ kind: "middleware", scope: toSegments(path), middlewares });
  }

  get(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#method("GET", path, middlewares);
  }
  post(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#method("POST", path, middlewares);
  }
  put(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#method("PUT", path, middlewares);
  }
  patch(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#method("PATCH", path, middlewares);
  }
  delete(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#method("DELETE", path, middlewares);
  }
  head(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#method("HEAD", path, middlewares);
  }
  options(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#method("OPTIONS", path, middlewares);
  }
  all(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#method("ALL", path, middlewares);
  }

  /** A socket at this path, its events handled by these functions. */
  ws(path: string, handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): this {
    return this.get(path, (ctx) => ctx.upgrade(handlers, options));
  }

  /** A page, a handler, or both, as a file below routes/ would export them. */
  route(path: string, route: Route): this {
    return this.#add({ kind: "route", scope: toSegments(path), pattern: toPattern(path), route });
  }

  layout(
    path: string,
    component: RouteComponent<unknown, State>,
    config: LayoutConfig = {},
  ): this {
    return this.#add({ kind: "layout", scope: toSegments(path), component, config });
  }

  appWrapper(component: RouteComponent<unknown, State>): this {
    return this.#add({ kind: "appWrapper", component });
  }

  onError(path: string, route: Route | HandlerFn<unknown, State>): this {
    return this.#add({ kind: "error", scope: toSegments(path), route: toRoute(route) });
  }

  notFound(route: Route | HandlerFn<unknown, State>): this {
    return this.#add({ kind: "notFound", route: toRoute(route) });
  }

  /** Puts all that another app was told below a path of this one. */
  mountApp(path: string, app: App<State>): this {
    return this.#add({ kind: "mount", path, items: app.#items });
  }

  /** The place in the order at which the files below routes/ come. */
  fsRoutes(path = "*"): this {
    return this.#add({ kind: "files", path });
  }

  /** The function that answers requests. What is said to the app after this is not in it. */
  handler(): Handler {
    const snapshot = snapshots.get(this);
    const items = flatten(this.#items, snapshot?.routes ?? [], this.#basePath);
    const router = new Router(items);
    const wrapper = items.find((item) => item.kind === "appWrapper");
    const parts = { config: this.config, snapshot, appWrapper: wrapper?.component };

    return async (req, info = NO_CONNECTION) => {
      const url = new URL(req.url);
      const { chain, allowed, ...match } = router.find(req.method, url.pathname);
      const response = await answer(
        new Context<State>({ ...parts, ...match, req, url, info }),
        chain,
      );
      if (allowed && response.status === 405) {
        response.headers.set("allow", allowed.join(", "));
      }
      return response;
    };
  }

  async listen(options: ListenOptions = {}): Promise<void> {
    await Deno.serve(options as Deno.ServeTcpOptions, this.handler()).finished;
  }

  #method(
    method: Method | "ALL",
    path: string,
    middlewares: MaybeLazy<Middleware<State>>[],
  ): this {
    const pattern = toPattern(path);
    return this.#add({ kind: "methods", scope: toSegments(path), pattern, method, middlewares });
  }

  #add(item: Item): this {
    this.#items.push(item);
    return this;
  }
}

function toPattern(path: string): string {
  return path === "*" ? "/*" : joinPaths("", path);
}

function toRoute<State>(route: Route | HandlerFn<unknown, State>): Route {
  return typeof route === "function" ? { handler: route } : route;
}
