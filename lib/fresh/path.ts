// Paths of routes: joining them, cutting them into segments, and asking whether one lies below another.

/** `*` and `/` both mean everything; a trailing `/*` means everything below. */
export function toSegments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "" && segment !== "*");
}

export function joinPaths(base: string, path: string): string {
  if (path === "*") return base === "" ? "*" : `${base}/*`;
  if (path === "/" && base !== "") return base;
  return `${base}/${path}`.replaceAll(/\/{2,}/g, "/");
}

export function isWithin(scope: string[], segments: string[]): boolean {
  return scope.length <= segments.length && scope.every((part, i) => part === segments[i]);
}

/** Like `isWithin`, for a path that a visitor typed: `:id` in the scope stands for any segment. */
export function coversRequest(scope: string[], requested: string[]): boolean {
  return scope.length <= requested.length &&
    scope.every((part, i) => part === requested[i] || part.startsWith(":"));
}

/** A location that starts with a slash stays on this site, whatever `//host` or `/\host` would mean to a browser. */
export function onThisSite(location: string): string {
  // Browsers drop these before they read an address: ` //host` would become `//host`.
  // deno-lint-ignore no-control-regex -- control characters are what this is about
  const local = location.replace(/^[\x00-\x20]+/, "").replace(/^[/\\]+/, "/");
  // And tabs and ends of lines within it: `/\t/host` would too. Encoded, they are part of the path.
  return local.toWellFormed().replaceAll(/[^\x20-\x7e]+/g, encodeURIComponent);
}
