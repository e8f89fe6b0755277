import type { Attachment, UploadTrouble } from "../../client/mod.ts";
import { person, shellFiles } from "../../words/mod.ts";
import { shownLine } from "../output/shown.ts";

/** Why a message did not go with these, by the names of those that it is about. */
export function failedWords(why: UploadTrouble, files: readonly Attachment[]): string {
  const wrong = files.filter(({ problem }) => problem?.why === why);
  const names = (wrong.length > 0 ? wrong : files).map(({ name }) => shownLine(name));
  const which = new Intl.ListFormat(person.dates, { type: "conjunction" }).format(names);
  return shellFiles.sending.failed[why](which);
}

export function isTrouble(detail: string | undefined): detail is UploadTrouble {
  return detail !== undefined && Object.hasOwn(shellFiles.sending.failed, detail);
}
