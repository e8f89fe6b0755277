import { enterByLink } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { textsOf } from "../../lib/web/json_body.ts";
import { answerEntered, doorOf } from "./(_door)/door.ts";

/** By the link that another device of theirs shows: for those who have no password. */
export const handlers = define.handlers({
  async POST(ctx) {
    const text = await textsOf(ctx.req);
    const door = doorOf(ctx, text("device"));
    return await answerEntered(door, await enterByLink(door, { secret: text("secret").trim() }));
  },
});
