// Names of files below routes/ and what they stand for: which pattern, which place in the order, which role.

import type { RouteConfig } from "./types.ts";

/** A module below routes/, as the build found it. Its exports are checked where they are used. */
export interface RouteFile {
  /** Relative to the routes folder, with slashes: `blog/[slug].tsx`. */
  path: string;
  module: RouteModule;
}

export interface RouteModule {
  default?: unknown;
  handler?: unknown;
  handlers?: unknown;
  config?: RouteConfig;
}

export type FileRole =
  | "app"
  | "layout"
  | "middleware"
  | "error"
  | "notFound"
  | "route";

const ROLES: Record<string, FileRole> = {
  _app: "app",
  _layout: "layout",
  _middleware: "middleware",
  _error: "error",
  _500: "error",
  _404: "notFound",
};

export interface FilePlace {
  role: FileRole;
  /** The folders and the name, groups such as `(info)` included: what layouts and middlewares apply by. */
  scope: string[];
  pattern: string;
}

export function placeFile(path: string): FilePlace {
  const segments = path.replace(/\.[^./]+$/, "").split("/");
  const name = segments.at(-1)!;
  const role = ROLES[name] ?? "route";
  if (role !== "route" || name === "index") segments.pop();
  const scope = segments.map(toPatternSegment);
  return { role, scope, pattern: toPattern(scope) };
}

function isGroup(segment: string): boolean {
  return segment.startsWith("(") && segment.endsWith(")");
}

function toPatternSegment(segment: string): string {
  if (segment.startsWith("[[") && segment.endsWith("]]")) {
    return `{/:${segment.slice(2, -2)}}?`;
  }
  if (segment.startsWith("[...") && segment.endsWith("]")) {
    return `:${segment.slice(4, -1)}*`;
  }
  return isGroup(segment) ? segment : segment.replaceAll(/\[([^\]]+)\]/g, ":$1");
}

function toPattern(scope: string[]): string {
  const parts = scope.filter((segment) => !isGroup(segment));
  const pattern = parts.map((part) => part.startsWith("{/") ? part : `/${part}`)
    .join("");
  return pattern === "" ? "/" : pattern;
}

/** Folders that start with a bracket and an underscore hold parts, not routes. */
export function isRouteFile(path: string): boolean {
  if (/(^|\/)\(_[^/]*\)(\/|$)/.test(path)) return false;
  return /\.(tsx?|jsx?|mts|mjs)$/.test(path) && !/[._]test\.[^.]+$/.test(path);
}

export function isGroupIslandFile(path: string): boolean {
  return /(^|\/)\(_islands\)\//.test(path) && isIslandFile(path);
}

export function isIslandFile(path: string): boolean {
  return /\.(tsx?|jsx?)$/.test(path) && !/[._]test\.[^.]+$/.test(path);
}

/** What stands for more paths comes later: plain names, then parameters, then optional ones, then the rest. */
export function byPrecedence(a: FilePlace, b: FilePlace): number {
  const left = a.scope.filter((segment) => !isGroup(segment));
  const right = b.scope.filter((segment) => !isGroup(segment));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = generality(left[i]) - generality(right[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function generality(segment: string | undefined): number {
  if (segment === undefined) return 0;
  if (segment.endsWith("*")) return 4;
  if (segment.startsWith("{/")) return 3;
  if (segment.includes(":")) return 2;
  return 1;
}
