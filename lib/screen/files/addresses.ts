/** Where a file is had. Its name stands at the end for those who save it. */
import type { FileId, FileRef } from "../../protocol/mod.ts";

export function fileHref({ id, name }: FileRef): string {
  return `/files/${id}/${encodeURIComponent(name)}`;
}

/** The small picture that was made of it; of one without, it itself. */
export function smallSrc({ id, preview }: Pick<FileRef, "id" | "preview">): string {
  const here = SENT_FROM_HERE.get(id);
  if (here !== undefined) return here;
  return preview === undefined ? `/files/${id}` : `/previews/${id}`;
}

/** Pictures that went out from this page: it need not fetch what it has. */
export const SENT_FROM_HERE = new Map<FileId, string>();
