import { HttpError } from "fresh";
import { endSession } from "../../lib/auth/mod.ts";
import { define } from "../../lib/define.ts";
import { apiAnswer } from "../../lib/web/api.ts";
import { bearerOf } from "../../lib/web/visitor.ts";

/** A token that somebody made by hand may be in use elsewhere: they end it where they made it. */
export const handlers = define.handlers({
  async POST(ctx) {
    const signed = await bearerOf(ctx);
    if (signed === null) throw new HttpError(401);
    if (signed.scopes !== null) throw new HttpError(403);
    const ended = await endSession(ctx.state.chat.store, signed);
    if (!ended.ok) throw new HttpError(503);
    return apiAnswer({});
  },
});
