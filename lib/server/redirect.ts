/** Plain http beside TLS: it has nothing to say but where the same path is by https. */
import type { Handler } from "./door.ts";

/** The target is what the operator gave, never what the Host header says. */
export function redirectTo(origin: string): Handler {
  return ({ url }) => {
    const { pathname, search } = new URL(url);
    return new Response(null, {
      status: 308,
      headers: { location: `${origin}${pathname}${search}`, "cache-control": "no-store" },
    });
  };
}
