// What is said to an App, in the order in which it was said. The router turns this list into chains.

import type { RouteFile } from "./file_routes.ts";
import { fileItems } from "./file_items.ts";
import { joinPaths, toSegments } from "./path.ts";
import type {
  LayoutConfig,
  MaybeLazy,
  Method,
  Middleware,
  RouteComponent,
  RouteConfig,
  RouteHandler,
} from "./types.ts";

// Items of apps with different states stand in one list; each App's own methods keep the types honest.
// deno-lint-ignore no-explicit-any
export type Any = any;

/** A page, a handler, or both. */
export interface Route {
  component?: RouteComponent<Any, Any>;
  handler?: RouteHandler<Any, Any>;
  config?: RouteConfig;
}

export type Item =
  | {
    kind: "middleware";
    scope: string[];
    middlewares: MaybeLazy<Middleware<Any>>[];
  }
  | {
    kind: "layout";
    scope: string[];
    component: RouteComponent<Any, Any>;
    config: LayoutConfig;
  }
  | { kind: "appWrapper"; component: RouteComponent<Any, Any> }
  | { kind: "error"; scope: string[]; route: Route }
  | { kind: "notFound"; route: Route }
  | {
    kind: "methods";
    scope: string[];
    pattern: string;
    method: Method | "ALL";
    middlewares: MaybeLazy<Middleware<Any>>[];
  }
  | { kind: "route"; scope: string[]; pattern: string; route: Route }
  | { kind: "mount"; path: string; items: Item[] }
  | { kind: "files"; path: string };

/** Puts mounted apps and file routes in their places, below their paths. */
export function flatten(items: Item[], files: RouteFile[], base = ""): Item[] {
  return items.flatMap((item): Item[] => {
    if (item.kind === "mount") return flatten(item.items, files, joinPaths(base, item.path));
    if (item.kind === "files") return below(joinPaths(base, item.path), fileItems(files));
    return below(base, [item]);
  });
}

function below(base: string, items: Item[]): Item[] {
  const before = toSegments(base);
  if (before.length === 0) return items;
  return items.map((item) => {
    if (!("scope" in item)) return item;
    const scoped = { ...item, scope: [...before, ...item.scope] };
    if (!("pattern" in scoped)) return scoped;
    return { ...scoped, pattern: joinPaths(`/${before.join("/")}`, scoped.pattern) };
  });
}
