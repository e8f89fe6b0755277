// What answers to browsers have in common: headers, the theme's stylesheet, the last answer of all; and what is
// asked of every request: by which address it came, who sent it and from where, how much it brings.
// Knows the web and Fresh's middlewares. Must not know the store, people or rooms, nor the life of the process.

import type { Middleware } from "fresh";

/** Nothing is allowed but what is named; no inline script or style but what carries the nonce of its page. */
export const CONTENT_SECURITY_POLICY: string[] = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

const HEADERS: [name: string, value: string][] = [
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  [
    "permissions-policy",
    "camera=(self), microphone=(self), display-capture=(self), geolocation=()",
  ],
  ["referrer-policy", "same-origin"],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
];

/** For what people have brought: opened as a page of its own it runs nothing, and is of no origin. */
const SEALED = "default-src 'none'; sandbox";

function isBrought({ pathname }: URL, { headers }: Response): boolean {
  const isPicture = headers.get("content-type")?.startsWith("image/") ?? false;
  return headers.has("content-disposition") || isPicture && pathname.startsWith("/emoji/");
}

/** What every answer carries, errors and files included. */
export function securityHeaders<State>(): Middleware<State> {
  return async (ctx) => {
    const response = await ctx.next();
    for (const [name, value] of HEADERS) response.headers.set(name, value);
    if (isBrought(ctx.url, response)) response.headers.set("content-security-policy", SEALED);
    // What says nothing of itself may be somebody's own: nobody keeps it without asking.
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-cache");
    return response;
  };
}
