// Modules below routes/ as items: the same as if the app had been told of each by a call.

import { byPrecedence, type FilePlace, placeFile, type RouteFile } from "./file_routes.ts";
import type { Any, Item, Route } from "./items.ts";
import type { Middleware, RouteComponent, RouteHandler } from "./types.ts";

type PlacedFile = RouteFile & { place: FilePlace };

// In one folder an error page stands around the middlewares, so that it also shows what they throw.
const ORDER = ["app", "layout", "notFound", "error", "middleware"];

export function fileItems(files: RouteFile[]): Item[] {
  const placed = files.map((file): PlacedFile => ({ ...file, place: placeFile(file.path) }));
  const surroundings = placed.filter(({ place }) => place.role !== "route").sort(outermostFirst);
  const routes = placed.filter(({ place }) => place.role === "route")
    .sort((a, b) => byPrecedence(a.place, b.place));
  return [...surroundings, ...routes].map(toItem);
}

function outermostFirst({ place: a }: PlacedFile, { place: b }: PlacedFile): number {
  return a.scope.length - b.scope.length || ORDER.indexOf(a.role) - ORDER.indexOf(b.role);
}

function toItem(file: PlacedFile): Item {
  const { place: { role, scope, pattern }, module: { config = {} } } = file;
  switch (role) {
    case "app":
      return { kind: "appWrapper", component: componentOf(file) };
    case "layout":
      return { kind: "layout", scope, component: componentOf(file), config };
    case "middleware":
      return { kind: "middleware", scope, middlewares: middlewaresOf(file) };
    case "error":
      return { kind: "error", scope, route: routeOf(file) };
    case "notFound":
      return { kind: "notFound", route: routeOf(file) };
    case "route":
      return {
        kind: "route",
        scope,
        pattern: config.routeOverride ?? pattern,
        route: routeOf(file),
      };
  }
}

function componentOf({ path, module }: PlacedFile): RouteComponent<Any, Any> {
  if (typeof module.default === "function") return module.default as RouteComponent<Any, Any>;
  throw new Error(`routes/${path} has no component as its default export`);
}

function middlewaresOf({ path, module }: PlacedFile): Middleware<Any>[] {
  const given = module.default ?? module.handler ?? module.handlers;
  if (given !== undefined) return [given].flat() as Middleware<Any>[];
  throw new Error(`routes/${path} exports no middleware`);
}

function routeOf({ path, module }: PlacedFile): Route {
  const component = module.default as RouteComponent<Any, Any> | undefined;
  const handler = (module.handlers ?? module.handler) as RouteHandler<Any, Any> | undefined;
  if (!component && !handler) {
    throw new Error(`routes/${path} exports neither a page (default) nor handlers`);
  }
  return {
    ...(component && { component }),
    ...(handler && { handler }),
    ...(module.config && { config: module.config }),
  };
}
