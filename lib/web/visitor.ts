// Who stands before a page: their session out of the cookie, and the cookie that goes back with an answer.

import {
  deviceCookie,
  deviceOf,
  renewToken,
  SESSION_MS,
  sessionCookie,
  type Signed,
  tokenOf,
  whoHas,
} from "../auth/mod.ts";
import { prefixOf } from "./client_address.ts";
import { isSecure, type ownOrigin } from "./own_origin.ts";
import { ownPath } from "./own_path.ts";

/** Pages ask here for all that concerns their visitor. */
export { fieldsOf } from "./body.ts";

/** Of a request's context what is looked at here. */
interface Asking {
  readonly req: Request;
  readonly url: URL;
  readonly state: {
    readonly address: string;
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
  return await whoHas(store, credential?.token ?? null, clock.now(), state.address);
}

/** The same where cookies are worth nothing. */
export async function bearerOf({ req, url, state }: Asking): Promise<Signed | null> {
  const { store, clock } = state.chat;
  const credential = tokenOf(req.headers, isSecure(state.chat.settings, url));
  const token = credential?.by === "bearer" ? credential.token : null;
  return await whoHas(store, token, clock.now(), state.address);
}

/** As far as that can be known of somebody nobody knows yet. */
export function strangerOf({ req, url, state }: Asking) {
  const agent = req.headers.get("user-agent");
  return {
    ...(agent === null ? {} : { agent }),
    from: state.address,
    prefix: prefixOf(state.address),
    device: deviceOf(req.headers, isSecure(state.chat.settings, url)),
  };
}

/** What a browser keeps of a login. */
interface Kept {
  readonly token: string;
  readonly device?: string;
}

/** To another page of this place, with the session in the cookie, or without one any more. */
export function leadTo(
  path: string,
  { url, state }: Pick<Asking, "url" | "state">,
  kept: Kept | null,
): Response {
  const location = ownPath(path);
  if (location === null) throw new Error("A way out of this place must not carry its cookie");
  const headers = cookiesOf(kept, isSecure(state.chat.settings, url));
  headers.set("location", location);
  return new Response(null, { status: 303, headers });
}

/** The same for a script, which goes there itself. */
export function leadScriptTo(
  path: string,
  { url, state }: Pick<Asking, "url" | "state">,
  kept: Kept,
): Response {
  const headers = cookiesOf(kept, isSecure(state.chat.settings, url));
  return Response.json({ ok: true, to: path }, { headers });
}

/**
 * After a proof the session goes on under a token that nobody has seen before. Where the answer
 * brings a session of its own, or ends it, there is nothing to renew.
 */
export async function renewCookie(
  { url, state }: Pick<Asking, "url" | "state"> & {
    readonly state: { readonly visitor: Signed | null };
  },
  response: Response,
): Promise<void> {
  const { chat, visitor } = state;
  if (visitor === null || response.headers.has("set-cookie")) return;
  const token = await renewToken(chat.store, visitor);
  if (token === null) return;
  const cookie = sessionCookie(token, isSecure(chat.settings, url), SESSION_MS);
  response.headers.append("set-cookie", cookie);
}

function cookiesOf(kept: Kept | null, secure: boolean): Headers {
  const headers = new Headers({ "cache-control": "no-store" });
  headers.append("set-cookie", sessionCookie(kept?.token ?? null, secure, SESSION_MS));
  if (kept?.device !== undefined) headers.append("set-cookie", deviceCookie(kept.device, secure));
  return headers;
}
