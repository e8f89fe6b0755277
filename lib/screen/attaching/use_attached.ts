import type { Attachment, AttachmentId } from "../../client/mod.ts";
import { isSameList, useClient } from "../screen_context.ts";

/** What goes with a message that waits, until that is among the messages. */
export function useAttached(ids: readonly AttachmentId[]): readonly Attachment[] {
  return useClient(
    ({ attachments }) => ids.flatMap((id) => attachments.now?.get(id) ?? []),
    isSameList,
  );
}
