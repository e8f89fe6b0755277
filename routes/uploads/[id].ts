import { HttpError } from "fresh";
import { endUpload, lookAtUpload, takeBytes } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { type FileId, isFileId } from "../../lib/protocol/mod.ts";
import { answer, otherVersion, sentBy, tusOptions } from "../../lib/web/tus.ts";
import { bringerOf, uploadAnswer } from "../../lib/web/uploading.ts";

/** One file on its way in. Its id is the file's own when it is whole. */
export const handlers = define.handlers({
  OPTIONS(ctx) {
    return tusOptions(ctx.state.chat.files.limits.bytes);
  },

  async HEAD(ctx) {
    const { files } = ctx.state.chat;
    const me = await bringerOf(ctx);
    const other = otherVersion(ctx.req);
    if (other !== null) return other;
    const seen = await lookAtUpload(files, me, idOf(ctx.params));
    return uploadAnswer(seen, 200);
  },

  async PATCH(ctx) {
    const { files } = ctx.state.chat;
    const me = await bringerOf(ctx);
    const sent = otherVersion(ctx.req) ?? sentBy(ctx.req);
    if (sent instanceof Response) return sent;
    const taken = await takeBytes(files, me, idOf(ctx.params), sent);
    return uploadAnswer(taken, 204);
  },

  async DELETE(ctx) {
    const me = await bringerOf(ctx);
    const other = otherVersion(ctx.req);
    if (other !== null) return other;
    const ended = await endUpload(ctx.state.chat.files, me, idOf(ctx.params));
    return ended.ok ? answer(204, {}) : uploadAnswer(ended, 204);
  },
});

function idOf(params: Record<string, string>): FileId {
  const id = params["id"]!;
  if (!isFileId(id)) throw new HttpError(404);
  return id;
}
