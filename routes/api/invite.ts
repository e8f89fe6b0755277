import { HttpError } from "fresh";
import { makeInvite } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { isRoomId } from "../../lib/protocol/mod.ts";
import { apiAnswer, apiRefusal } from "../../lib/web/api.ts";
import { textsOf } from "../../lib/web/json_body.ts";
import { originOf } from "../../lib/web/own_origin.ts";
import { refusal } from "../../lib/web/refusal.ts";
import { bearerOf } from "../../lib/web/visitor.ts";
import { door, place as words } from "../../lib/words/mod.ts";

const DAYS = 7;

/** A link for members to be, into one room or into those alone that all newcomers enter. */
export const handlers = define.handlers({
  async POST(ctx) {
    const { store, clock, settings } = ctx.state.chat;
    const signed = await bearerOf(ctx);
    if (signed === null) throw new HttpError(401);
    const room = (await textsOf(ctx.req))("room");
    if (room !== "" && !isRoomId(room)) throw new HttpError(404);
    const made = await makeInvite({ store, now: () => clock.now() }, signed, {
      ...{ as: "member", rooms: room === "" ? [] : [room], days: DAYS, uses: null },
    });
    if (made.ok) {
      const link = `${originOf(settings, ctx.url)}/join#${made.value.secret}`;
      return apiAnswer({ link, days: DAYS });
    }
    const { code, detail, retryAfterMs: ms = 0 } = made;
    const { isClosed, tooManyInvites } = words.invites;
    if (code === "rate_limited") {
      const message = door.waits(Math.ceil(ms / 1000));
      return apiRefusal({ status: 429, code: "waits", message, ms });
    }
    if (code === "too_many") {
      return apiRefusal({ status: 422, code: "too_many", message: tooManyInvites });
    }
    if (detail === "closed") return apiRefusal({ status: 422, code: "closed", message: isClosed });
    throw refusal(made);
  },
});
