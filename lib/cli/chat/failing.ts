/** Why something did not go through, in words that one can act on. */
import type { Attachment, Failure } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { failedWords } from "../files/failed_words.ts";

export function reasonOf({ code, file }: Failure, attached: readonly Attachment[]): string {
  const { unsent } = chat;
  if (file !== undefined) return failedWords(file, attached);
  const reasons: Partial<Record<string, string>> = unsent.failed;
  return reasons[code] ?? unsent.failed.other;
}

export function reasonOfChange({ code }: Failure): string {
  const reasons: Partial<Record<string, string>> = chat.unsent.failedEdit;
  return reasons[code] ?? chat.unsent.failedEdit.other;
}
