import { HttpError } from "fresh";
import { tokenOf, whoHas } from "../lib/auth/mod.ts";
import { define } from "../lib/define.ts";
import { CLOSE_CODES, type CloseReason } from "../lib/protocol/mod.ts";
import { ownOrigin } from "../lib/web/own_origin.ts";
import { senderOf } from "../lib/web/sender.ts";

/** The socket of the app and of the terminal. An upgrade is a GET: who sent it is checked here. */
export const handlers = define.handlers({
  async GET(ctx) {
    const { settings, store, clock, gateway } = ctx.state.chat;
    const own = ownOrigin(settings, ctx.url);
    if (own === null) throw new HttpError(421);
    if (senderOf(ctx.req, own) === "stranger") throw new HttpError(403);
    if (!gateway.isServing) return turnAway(ctx.upgrade(), "store_unavailable");
    const credential = tokenOf(ctx.req.headers, own.startsWith("https:"));
    const signed = await whoHas(
      store,
      credential?.token ?? null,
      clock.now(),
      ctx.state.address,
    );
    if (signed === null) return turnAway(ctx.upgrade(), "signed_out");
    const { socket, response } = ctx.upgrade({ idleTimeout: IDLE_TIMEOUT_S });
    gateway.serve(socket, signed, ctx.url.searchParams.has("idle"));
    return response;
  },
});

/**
 * Who says nothing for half of it is asked whether they are there, and cut at its end. A client
 * asks the server every 25 seconds, so those that are well are never asked.
 */
const IDLE_TIMEOUT_S = 60;

/** A page cannot see why an upgrade was refused; a close code it can. */
function turnAway(
  { socket, response }: { socket: WebSocket; response: Response },
  why: CloseReason,
): Response {
  socket.onopen = () => socket.close(CLOSE_CODES[why], why);
  return response;
}
