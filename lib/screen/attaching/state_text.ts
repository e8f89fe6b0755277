/** How it stands with a file, in a few words. Pure. */
import type { Attachment } from "../../client/mod.ts";
import { sizeText } from "../../format/size_text.ts";
import { chat, person } from "../../words/mod.ts";

export function stateText(file: Attachment): string {
  const { state, size, problem } = file;
  const { is } = chat.attaching;
  if (problem !== null) return problem.said ?? is.failed[problem.why];
  if (state === "paused") return is.paused;
  return state === "sending" ? partText([file]) : sizeText(size);
}

/** How much of them is there. */
export function partText(files: readonly Attachment[]): string {
  const sum = (of: (file: Attachment) => number) => files.reduce((all, one) => all + of(one), 0);
  const size = sum(({ size }) => size);
  const format = new Intl.NumberFormat(person.dates, { style: "percent" });
  return format.format(size === 0 ? 0 : sum(({ sent }) => sent) / size);
}
