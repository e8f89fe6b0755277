/** What hangs on a message, where there is no room to show it. Pure. */
import type { FileRef, Message } from "../../protocol/mod.ts";
import { kindOfFile } from "../../rules/mod.ts";
import { chat } from "../../words/mod.ts";

/** "2 pictures and 1 file"; one file alone by its name. */
export function summaryOf(files: readonly FileRef[]): string {
  const pictures = files.filter((file) => kindOfFile(file) === "picture").length;
  const others = files.length - pictures;
  if (pictures === 0 && others === 1) return files[0]!.name;
  return chat.attached.summary(pictures, others);
}

/** What somebody said; where that is nothing, what they sent. */
export function saidOrSent({ body, files = [] }: Pick<Message, "body" | "files">): string {
  return body === "" && files.length > 0 ? summaryOf(files) : body;
}
