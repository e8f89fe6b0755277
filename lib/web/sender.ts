// Who had a request sent: a page of ours, a program, or a page of another site that makes use of a visitor's cookie.

import { tokenOf } from "../auth/mod.ts";

/** "nobody" has no credential that another site could misuse, and does not say where it comes from. */
export type Sender = "own page" | "program" | "nobody" | "stranger";

/**
 * A browser adds the cookie to whatever any page sends, so with one the page has to be known by its Origin.
 * A bearer token is added by nobody but who has it.
 */
export function senderOf(req: Request, own: string): Sender {
  const credential = tokenOf(req.headers, own.startsWith("https:"));
  if (credential?.by === "bearer") return "program";
  const origin = req.headers.get("origin");
  if (origin === own) return "own page";
  return origin === null && credential === null ? "nobody" : "stranger";
}
