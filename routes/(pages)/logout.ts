import { HttpError } from "fresh";
import { endSession } from "../../lib/auth/mod.ts";
import { define } from "../../lib/define.ts";
import { leadTo, visitorOf } from "../../lib/web/visitor.ts";

export const handlers = define.handlers({
  async POST(ctx) {
    const signed = await visitorOf(ctx);
    if (signed !== null) {
      const ended = await endSession(ctx.state.chat.store, signed);
      if (!ended.ok) throw new HttpError(503);
    }
    return leadTo("/login", ctx, null);
  },
});
