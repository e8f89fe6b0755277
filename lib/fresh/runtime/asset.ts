/** Under this name an address carries the build that it belongs to, and may then be kept for a year. */
export const CACHE_KEY = "__frsh_c";

/** Each side says where it knows the build from: one server may render pages of several. */
export const build: { id(): string | undefined } = { id: () => undefined };

/** The address of a static file as it is in this build. Other sites' addresses stay as they are. */
export function asset(path: string): string {
  const id = build.id();
  if (id === undefined || !path.startsWith("/") || path.startsWith("//")) return path;
  if (path.includes(`${CACHE_KEY}=`)) return path;
  const [, address, fragment] = /^([^#]*)(.*)$/s.exec(path)!;
  return `${address}${address!.includes("?") ? "&" : "?"}${CACHE_KEY}=${id}${fragment}`;
}

/** The same for each address of a `srcset`. */
export function assetSrcSet(srcset: string): string {
  if (srcset.includes("(")) return srcset;
  return srcset.split(",").map((part) => {
    const [address = "", ...rest] = part.trim().split(/\s+/);
    return [asset(address), ...rest].join(" ");
  }).join(", ");
}
