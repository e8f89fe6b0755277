/** Pictures of people and rooms: files that are kept as long as they show somebody or something. */
import type { FileId } from "../../protocol/mod.ts";
import type { Draft } from "../writing/draft.ts";
import { facePrefix, faceRow, fileRow, looseRow, type Topic } from "../rows.ts";
import type { Store } from "../database/store.ts";

interface Change {
  readonly before: FileId | undefined;
  readonly after: FileId | undefined;
}

/** In the commit that writes what they look like from then on. */
export function changeFace(draft: Draft, of: Topic, { before, after }: Change): void {
  if (before === after) return;
  if (before !== undefined) {
    draft.write(faceRow(before, of), null);
    draft.write(looseRow(before), true);
  }
  if (after === undefined) return;
  // It moves: who was about to take the file away has to look again
  const file = draft.get(fileRow(after));
  if (file !== null) draft.set(fileRow(after), file);
  draft.write(faceRow(after, of), true);
}

/** Whom or what a file shows. */
export async function facesOf(store: Store, file: FileId): Promise<Topic[]> {
  const rows = store.kv.list({ prefix: facePrefix(file) });
  return await Array.fromAsync(rows, ({ key }) => key.at(-1) as Topic);
}
