import { HttpError } from "fresh";
import { findMe } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { apiAnswer } from "../../lib/web/api.ts";
import { bearerOf } from "../../lib/web/visitor.ts";

/** Whose token it is and what it may do; null are the scopes of a login, which may do what they may. */
export const handlers = define.handlers({
  async GET(ctx) {
    const { store, clock } = ctx.state.chat;
    const signed = await bearerOf(ctx);
    const person = signed && await findMe({ store, now: () => clock.now() }, signed.user);
    if (person === null) throw new HttpError(401);
    const { scopes, expiresAt } = signed!;
    return apiAnswer({ person, scopes, expiresAt });
  },
});
