import { HttpError } from "fresh";
import { addPreview, MOST_PREVIEW_BYTES, openFile } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { type FileId, isBlur, isFileId } from "../../lib/protocol/mod.ts";
import { bodyOf, MOST_BODY_MS } from "../../lib/web/body.ts";
import { answerWithFile } from "../../lib/web/file_request.ts";
import { answer } from "../../lib/web/tus.ts";
import { bringerOf, uploadAnswer } from "../../lib/web/uploading.ts";

/** The small picture of a file: brought by who brought the file, shown to those who may have it. */
export const handlers = define.handlers({
  GET(ctx) {
    const id = idOf(ctx.params);
    return answerWithFile(ctx, (me) => openFile(ctx.state.chat.files, me, id, "preview"));
  },

  async PUT(ctx) {
    const { files } = ctx.state.chat;
    const me = await bringerOf(ctx);
    const bytes = await bodyOf(ctx.req, MOST_BODY_MS, MOST_PREVIEW_BYTES);
    const blur = ctx.url.searchParams.get("blur");
    const preview = blur === null || !isBlur(blur) ? { bytes } : { bytes, blur };
    const added = await addPreview(files, me, idOf(ctx.params), preview);
    if (added.ok) return answer(204, {});
    return uploadAnswer(added, 204);
  },
});

function idOf(params: Record<string, string>): FileId {
  const id = params["id"]!;
  if (!isFileId(id)) throw new HttpError(404);
  return id;
}
