/** Any site will do: only what stands behind it is looked at. */
const SOMEWHERE = "http://somewhere.invalid";

/**
 * The path to go to, if the text is one on this site, else null. Browsers take `//host` and `/\host` for another site, and
 * drop tabs and line breaks before they look; `/.//host` becomes the first of these when it is tidied.
 */
export function ownPath(text: string): string | null {
  // deno-lint-ignore no-control-regex -- those are what it looks for
  if (!text.startsWith("/") || /^\/[/\\]|[\x00-\x1f\x7f\\]/.test(text)) return null;
  const { pathname, search, hash } = new URL(text, SOMEWHERE);
  return pathname.startsWith("//") ? null : pathname + search + hash;
}
