import type { ComponentChildren, FunctionComponent } from "preact";
import { HttpError } from "./error.ts";
import { onThisSite } from "./path.ts";
import { callComponent, type Layer, renderDocument } from "./render/document.ts";
import type { Snapshot } from "./snapshot.ts";
import type {
  LayoutConfig,
  PageProps,
  PageResponse,
  ResolvedFreshConfig,
  RouteComponent,
} from "./types.ts";
import {
  type BareUpgrade,
  isHandlers,
  upgradeBare,
  upgradeManaged,
  type WebSocketHandlers,
  type WebSocketUpgradeOptions,
} from "./websocket.ts";

/** What the framework keeps with a request and handlers have no business with. */
export const INTERNAL: unique symbol = Symbol("fresh.internal");

export interface ContextParts {
  req: Request;
  url: URL;
  info: Deno.ServeHandlerInfo;
  config: ResolvedFreshConfig;
  params: Record<string, string>;
  route: string | null;
  snapshot: Snapshot | undefined;
  // deno-lint-ignore no-explicit-any -- apps with different states share this type
  appWrapper: RouteComponent<any, any> | undefined;
  layouts: Layer[];
}

interface Internal<State> extends Pick<ContextParts, "snapshot" | "appWrapper" | "layouts"> {
  /** The status of a page that shows an error. */
  status: number;
  nonce: string | undefined;
  renderPage(
    component: RouteComponent<unknown, State>,
    answer: PageResponse<unknown>,
    config: LayoutConfig,
  ): Promise<Response>;
}

/** One request, as all its middlewares, its handler and its page see it. */
export class Context<State> {
  readonly req: Request;
  readonly url: URL;
  readonly info: Deno.ServeHandlerInfo;
  readonly config: ResolvedFreshConfig;
  readonly state: State = {} as State;
  readonly params: Record<string, string>;
  /** The pattern that matched, if one did. */
  readonly route: string | null;
  /** What was thrown, on an error page. */
  error: unknown = null;
  /** Runs what comes after this middleware. */
  next: () => Promise<Response> = () => Promise.reject(new HttpError(404));
  readonly [INTERNAL]: Internal<State>;

  constructor({ req, url, info, config, params, route, ...rest }: ContextParts) {
    this.req = req;
    this.url = url;
    this.info = info;
    this.config = config;
    this.params = params;
    this.route = route;
    this[INTERNAL] = {
      ...rest,
      status: 200,
      nonce: undefined,
      renderPage: (component, answer, config) => this.#renderPage(component, answer, config),
    };
  }

  /** Answers with a redirect. A location that begins with a slash cannot lead to another site. */
  redirect(location: string, status = 302): Response {
    return new Response(null, { status, headers: { location: onThisSite(location) } });
  }

  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  html(content: string, init?: ResponseInit): Response {
    return new Response(content, withType(init, "text/html; charset=utf-8"));
  }

  json(content: unknown, init?: ResponseInit): Response {
    return Response.json(content, init);
  }

  /** Takes the socket: with handlers a finished answer, without them the socket and the answer. */
  upgrade(handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): Response;
  upgrade(options?: WebSocketUpgradeOptions): BareUpgrade;
  upgrade(
    first?: WebSocketHandlers | WebSocketUpgradeOptions,
    options?: WebSocketUpgradeOptions,
  ): Response | BareUpgrade {
    return isHandlers(first)
      ? upgradeManaged(this.req, first, options)
      : upgradeBare(this.req, first as WebSocketUpgradeOptions);
  }

  /** Renders JSX inside the layouts and the app wrapper that stand around this route. */
  async render(
    content: ComponentChildren,
    init: ResponseInit = {},
    config: LayoutConfig = {},
  ): Promise<Response> {
    const { snapshot, nonce, appWrapper, layouts, status } = this[INTERNAL];
    const page = await renderDocument(
      { snapshot, nonce, appWrapper, layouts, config },
      content,
      (Component) => this.#props(undefined, Component),
    );
    if (page instanceof Response) return page;
    return new Response(page, { status, ...withType(init, "text/html; charset=utf-8") });
  }

  async #renderPage(
    component: RouteComponent<unknown, State>,
    { data, ...init }: PageResponse<unknown>,
    config: LayoutConfig,
  ): Promise<Response> {
    const content = await callComponent(component, this.#props(data, () => null));
    return content instanceof Response ? content : await this.render(content, init, config);
  }

  #props<Data>(data: Data, Component: FunctionComponent): PageProps<Data, State> {
    const { config, error, info, params, req, route, state, url } = this;
    return { config, data, error, info, params, req, route, state, url, Component };
  }
}

function withType(init: ResponseInit = {}, type: string): ResponseInit {
  const headers = new Headers(init.headers);
  if (!headers.has("content-type")) headers.set("content-type", type);
  return { ...init, headers };
}
