import { beginUpload } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { announcedBy, otherVersion, tusOptions } from "../../lib/web/tus.ts";
import { bringerOf, uploadAnswer } from "../../lib/web/uploading.ts";

/** Where files come in, by the tus protocol: announced here, then sent to addresses of their own. */
export const handlers = define.handlers({
  OPTIONS(ctx) {
    return tusOptions(ctx.state.chat.files.limits.bytes);
  },

  async POST(ctx) {
    const { files } = ctx.state.chat;
    const me = await bringerOf(ctx);
    const announced = otherVersion(ctx.req) ?? announcedBy(ctx.req);
    if (announced instanceof Response) return announced;
    const begun = await beginUpload(files, me, announced);
    const headers = begun.ok ? { location: `/uploads/${begun.value.id}` } : {};
    return uploadAnswer(begun, 201, headers);
  },
});
