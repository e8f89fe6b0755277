// Who stands before a page: their session out of the cookie, and the cookie that goes back with an answer.

import { SESSION_MS, sessionCookie, type Signed, tokenOf, whoHas } from "../auth/mod.ts";
import { isSecure, type ownOrigin } from "./own_origin.ts";
import { ownPath } from "./own_path.ts";

/** Pages ask here for all that concerns their visitor. */
export { fieldsOf } from "./body.ts";

/** Of a request's context what is looked at here. */
interface Asking {
  readonly req: Request;
  readonly url: URL;
  readonly state: {
    readonly chat: {
      readonly store: Parameters<typeof whoHas>[0];
      readonly clock: { now(): number };
      readonly settings: Parameters<typeof ownOrigin>[0];
    };
  };
}

export async function visitorOf({ req, url, state }: Asking): Promise<Signed | null> {
  const { store, clock } = state.chat;
  const credential = tokenOf(req.headers, isSecure(state.chat.settings, url));
  return await whoHas(store, credential?.token ?? null, clock.now());
}

/** To another page of this place, with the session in the cookie, or without one any more. */
export function leadTo(
  path: string,
  { url, state }: Pick<Asking, "url" | "state">,
  token: string | null,
): Response {
  const location = ownPath(path);
  if (location === null) throw new Error("A way out of this place must not carry its cookie");
  const headers = new Headers({ location, "cache-control": "no-store" });
  const secure = isSecure(state.chat.settings, url);
  headers.append("set-cookie", sessionCookie(token, secure, SESSION_MS));
  return new Response(null, { status: 303, headers });
}
