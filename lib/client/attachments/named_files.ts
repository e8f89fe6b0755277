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
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  if (found.length < ids.length) return { are: "failed", why: "lost" };
  // Looked for first: what is on its way before it changes nothing of that
  const failed = found.find(({ problem }) => problem !== null);
  if (failed) return { are: "failed", why: failed.problem!.why };
  const files: NamedFile[] = [];
  for (const { id, upload, thereAt, alt } of found) {
    if (thereAt === null || upload === null) return { are: "coming" };
    if (now - thereAt > SURE_MS) return { are: "old", which: id };
    const said = alt.replaceAll(/\s+/g, " ").trim();
    files.push({ id: upload, ...(said !== "" && { alt: said }) });
  }
  return { are: "there", files };
}
