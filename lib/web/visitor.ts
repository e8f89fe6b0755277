// Who stands before a page: their session out of the cookie, and the cookie that goes back with an answer.

import { SESSION_MS, sessionCookie, type Signed, tokenOf, whoHas } from "../auth/mod.ts";
import { ownOrigin } from "./own_origin.ts";

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
  return await whoHas(store, tokenOf(req.headers, isSecure({ url, state })), clock.now());
}

/** To another page, with the session in the cookie, or without one any more. */
export function leadTo(
  path: string,
  asking: Pick<Asking, "url" | "state">,
  token: string | null,
): Response {
  const headers = new Headers({ location: path, "cache-control": "no-store" });
  headers.append("set-cookie", sessionCookie(token, isSecure(asking), SESSION_MS));
  return new Response(null, { status: 303, headers });
}

function isSecure({ url, state }: Pick<Asking, "url" | "state">): boolean {
  return ownOrigin(state.chat.settings, url)?.startsWith("https:") ?? false;
}

/** The fields of a form as they were typed; a file, or a form of another kind, is none of ours. */
export async function fieldsOf(req: Request): Promise<(name: string) => string> {
  const form = await req.formData().catch(() => new FormData());
  return (name) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
}
