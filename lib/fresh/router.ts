// From the list of items to a table: which chain answers which method at which path.

import { type Chain, errorStep, failStep, middlewareStep, routeStep, type Step } from "./chain.ts";
import { HttpError } from "./error.ts";
import type { Item, Route } from "./items.ts";
import { coversRequest, isWithin, toSegments } from "./path.ts";
import type { Layer } from "./render/document.ts";

export interface Match {
  chain: Chain;
  layouts: Layer[];
  params: Record<string, string>;
  route: string | null;
  /** For the answer 405: what would have been allowed here. */
  allowed?: string[];
}

type Way = Pick<Match, "chain" | "layouts">;

interface Entry {
  pattern: string;
  /** Absent where the pattern is a plain path. */
  urlPattern?: URLPattern;
  methods: Map<string, Way>;
  refusal: Way;
}

/** An item with the steps that it puts into a chain, made once. */
interface Placed {
  item: Item;
  steps: Step[];
}

type RouteItem = Extract<Item, { kind: "methods" | "route" }>;

const ALL = "ALL";

export class Router {
  readonly #plain = new Map<string, Entry>();
  readonly #patterns: Entry[] = [];
  readonly #placed: Placed[];

  constructor(items: Item[]) {
    this.#placed = items.map((item) => ({ item, steps: toSteps(item, items) }));
    items.forEach((item, place) => {
      if (item.kind === "methods" || item.kind === "route") this.#add(item, place);
    });
  }

  find(method: string, pathname: string): Match {
    const refusals: Match[] = [];
    const allowed = new Set<string>();
    for (const { entry, params } of this.#candidates(pathname)) {
      const at = { params, route: entry.pattern };
      const way = pick(entry, method);
      if (way) return { ...way, ...at };
      refusals.push({ ...entry.refusal, ...at });
      for (const name of entry.methods.keys()) allowed.add(name);
    }
    const [refusal] = refusals;
    return refusal ? { ...refusal, allowed: withHead(allowed) } : this.#notFound(pathname);
  }

  *#candidates(pathname: string): Generator<{ entry: Entry; params: Record<string, string> }> {
    const plain = this.#plain.get(pathname);
    if (plain) yield { entry: plain, params: {} };
    for (const entry of this.#patterns) {
      const match = entry.urlPattern!.exec({ pathname });
      if (match) yield { entry, params: decodeParams(match.pathname.groups) };
    }
  }

  #add(item: RouteItem, place: number): void {
    const { chain, layouts } = this.#before(item.scope, place);
    const entry = this.#entry(item.pattern, { chain: [...chain, failStep(405)], layouts });
    for (const [method, steps] of ownSteps(item)) {
      if (entry.methods.has(method)) continue;
      entry.methods.set(method, { chain: [...chain, ...steps], layouts });
    }
  }

  #entry(pattern: string, refusal: Way): Entry {
    const isPlain = /^[\w\-./~%@]*$/.test(pattern);
    const known = isPlain
      ? this.#plain.get(pattern)
      : this.#patterns.find((entry) => entry.pattern === pattern);
    if (known) return known;
    const entry: Entry = { pattern, methods: new Map(), refusal };
    if (isPlain) this.#plain.set(pattern, entry);
    else this.#patterns.push(entry);
    if (!isPlain) entry.urlPattern = new URLPattern({ pathname: pattern });
    return entry;
  }

  /** Error pages count wherever they were named; all else only for what comes after it. */
  #before(scope: string[], place: number): Way {
    const covering = ({ item }: Placed) => !("scope" in item) || isWithin(item.scope, scope);
    const late = this.#placed.slice(place).filter(({ item }) =>
      item.kind === "error" || item.kind === "notFound"
    );
    return toWay([...late, ...this.#placed.slice(0, place)].filter(covering));
  }

  #notFound(pathname: string): Match {
    const requested = toSegments(pathname);
    const covering = this.#placed.filter(({ item }) =>
      !("scope" in item) || coversRequest(item.scope, requested)
    );
    const { chain, layouts } = toWay(covering);
    return { chain: [...chain, failStep(404)], layouts, params: {}, route: null };
  }
}

function toWay(placed: Placed[]): Way {
  return {
    chain: placed.flatMap(({ steps }) => steps),
    layouts: layersOf(placed.map(({ item }) => item)),
  };
}

function layersOf(items: Item[]): Layer[] {
  return items.filter((item) => item.kind === "layout");
}

function toSteps(item: Item, all: Item[]): Step[] {
  switch (item.kind) {
    case "middleware":
      return item.middlewares.map(middlewareStep);
    case "error": {
      // A page of its own for what was not found takes that away from all other error pages.
      const has404 = all.some(({ kind }) => kind === "notFound");
      const isFor = (error: unknown) => !(has404 && isNotFound(error));
      return [errorStep(item.route, layersAround(item.scope, all), isFor)];
    }
    case "notFound":
      return [errorStep(item.route, layersAround([], all), isNotFound)];
    default:
      return [];
  }
}

function layersAround(scope: string[], all: Item[]): Layer[] {
  return layersOf(all.filter((item) => item.kind === "layout" && isWithin(item.scope, scope)));
}

function isNotFound(error: unknown): boolean {
  return error instanceof HttpError && error.status === 404;
}

function ownSteps(item: RouteItem): [method: string, Chain][] {
  if (item.kind === "methods") return [[item.method, item.middlewares.map(middlewareStep)]];
  const chain = [routeStep(item.route)];
  return methodsOf(item.route).map((method) => [method, chain]);
}

function methodsOf({ handler, component }: Route): string[] {
  if (typeof handler === "function") return [ALL];
  return [...Object.keys(handler ?? {}), ...(component ? ["GET"] : [])];
}

function pick({ methods }: Entry, method: string): Way | undefined {
  return methods.get(method) ??
    (method === "HEAD" ? methods.get("GET") : undefined) ??
    methods.get(ALL);
}

function withHead(allowed: Set<string>): string[] {
  return [...allowed.has("GET") ? allowed.add("HEAD") : allowed].sort();
}

function decodeParams(groups: Record<string, string | undefined>): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups)) {
    if (value !== undefined) params[name] = decode(value);
  }
  return params;
}

/** A stray per cent sign is somebody's typing, not a reason to fail. */
function decode(value: string): string {
  try {
    return decodeURI(value);
  } catch {
    return value;
  }
}
