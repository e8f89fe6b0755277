/** A file that somebody has brought, as its rows say: nothing of it lies anywhere. */
import { type FileId, newFileId, type UserId } from "../../lib/protocol/mod.ts";
import { type FileRow, fileRow, keepContent, type Store } from "../../lib/store/mod.ts";
import { given } from "./seed.ts";

export async function storedFile(
  store: Store,
  by: UserId,
  told: Partial<FileRow> = {},
): Promise<{ readonly id: FileId }> {
  const id = newFileId();
  const what = { name: "x.txt", type: "text/plain", bytes: 1, announced: 1 };
  const file = { by, at: 1, until: 1, digest: id, ...what, ...told };
  given(
    await store.writer.write({
      rows: [fileRow(id)],
      decide(draft) {
        draft.set(fileRow(id), file);
        keepContent(draft, id, file.digest, { blob: id, bytes: file.bytes });
        return { ok: true };
      },
    }),
  );
  return { id };
}
