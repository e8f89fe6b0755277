import { openFile } from "../../../lib/actions/mod.ts";
import { define } from "../../../lib/define.ts";
import { isFileId } from "../../../lib/protocol/mod.ts";
import { answerWithFile } from "../../../lib/web/file_request.ts";

/** The name stands at the end for those who save it; nobody looks at it here. */
export const handlers = define.handlers({
  GET(ctx) {
    const id = ctx.params["id"]!;
    const { files } = ctx.state.chat;
    return answerWithFile(
      ctx,
      async (me) => isFileId(id) ? await openFile(files, me, id, "file") : null,
    );
  },
});
