import { HttpError } from "fresh";
import { addEmoji } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { LIMITS } from "../../lib/protocol/mod.ts";
import { pictureUploadOf } from "../../lib/web/picture_upload.ts";
import { refusal } from "../../lib/web/refusal.ts";
import { visitorOf } from "../../lib/web/visitor.ts";
import { place as words } from "../../lib/words/mod.ts";

/** For the app and for programs: `name` and `picture` of a form, or the picture itself and ?name= in the address. */
export const handlers = define.handlers({
  async POST(ctx) {
    const { store, clock } = ctx.state.chat;
    const visitor = await visitorOf(ctx);
    if (visitor === null) throw new HttpError(401);
    const { field, picture } = await pictureUploadOf(ctx.req, ctx.url, LIMITS.emojiBytes);
    const ground = { store, now: () => clock.now() };
    const added = await addEmoji(ground, visitor, { name: field("name"), picture });
    if (added.ok) return Response.json({ ok: true, emoji: added.value }, { status: 201 });
    if (!("problems" in added)) throw refusal(added);
    const problems = added.problems.map(({ field, problem }) => {
      const said: Record<string, string> = words.emoji.problems[field];
      return { field, problem, words: said[problem] };
    });
    return Response.json({ ok: false, problems }, { status: 422 });
  },
});
