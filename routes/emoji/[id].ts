import { HttpError } from "fresh";
import { findEmojiPicture } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { visitorOf } from "../../lib/web/visitor.ts";

/** A picture never changes under its id. It is for those who are logged in, so no cache between keeps it. */
export const handlers = define.handlers({
  async GET(ctx) {
    const { store, clock } = ctx.state.chat;
    if (await visitorOf(ctx) === null) throw new HttpError(401);
    const ground = { store, now: () => clock.now() };
    const picture = await findEmojiPicture(ground, ctx.params["id"]!);
    if (picture === null) throw new HttpError(404);
    const headers = {
      "cache-control": "private, max-age=31536000, immutable",
      "content-type": picture.type,
    };
    return new Response(picture.bytes, { headers });
  },
});
