/** The files of a message that is about to go, as it names them. */
import type { NamedFile } from "../../protocol/message.ts";
import type { AttachmentId, SavedAttachment, UploadTrouble } from "./attachment.ts";

/** A place lets go of what no message names, after a day: what is older is looked at again. */
const SURE_MS = 12 * 60 * 60 * 1000;

export type NamedFiles =
  | { readonly are: "there"; readonly files: readonly NamedFile[] }
  | { readonly are: "coming" }
  | { readonly are: "old"; readonly which: AttachmentId }
  | { readonly are: "failed"; readonly why: UploadTrouble };

export function namedFiles(
  rows: readonly SavedAttachment[],
  ids: readonly AttachmentId[],
  now: number,
): NamedFiles {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const files: NamedFile[] = [];
  for (const id of ids) {
    const row = byId.get(id);
    if (row === undefined) return { are: "failed", why: "lost" };
    if (row.problem !== null) return { are: "failed", why: row.problem.why };
    if (row.thereAt === null || row.upload === null) return { are: "coming" };
    if (now - row.thereAt > SURE_MS) return { are: "old", which: id };
    const alt = row.alt.replaceAll(/\s+/g, " ").trim();
    files.push({ id: row.upload, ...(alt !== "" && { alt }) });
  }
  return { are: "there", files };
}
