/** What stands above and below the text of a message: what it answers, its files, how people reacted. */
import { sizeText } from "../../format/size_text.ts";
import type { FileRef, Reactions, UserId } from "../../protocol/mod.ts";
import {
  plain,
  type Row,
  safeText,
  shorten,
  type Style,
  styled,
  widthOf,
  wrapRuns,
} from "../../terminal/mod.ts";

const QUIET: Style = { dim: true };

/** Of what is answered, as much as fits into one row. */
export function replyRow(author: string, line: string, columns: number): Row {
  const text = safeText(`${author}: ${line}`).replaceAll("\n", " ");
  return [styled(shorten(`↳ ${text}`, columns), QUIET)];
}

export interface ListedFile {
  readonly file: Pick<FileRef, "name" | "bytes" | "alt">;
  /** By which it can be asked for; null while nobody can. */
  readonly number: number | null;
}

/** "[1] yard.png 1.2 MB", or "yard.png 1.2 MB": number and size are always there, of the name as much as fits. */
export function fileRows(files: readonly ListedFile[], columns: number): Row[] {
  return files.map(({ file, number }) => {
    const [mark, size] = [number === null ? "" : `[${number}] `, ` ${sizeText(file.bytes)}`];
    const room = Math.max(1, columns - widthOf(mark) - widthOf(size));
    const name = shorten(safeText(file.name).replaceAll("\n", " "), room);
    return [styled(mark, { bold: true }), plain(name), styled(size, QUIET)];
  });
}

/** One's own are bold. None, if nobody reacts any more. */
export function reactionRows(by: Reactions["by"], me: UserId, columns: number): Row[] {
  const items = Object.entries(by).filter(([, people]) => people.length > 0);
  if (items.length === 0) return [];
  const runs = items.flatMap(([emoji, people], at) => {
    const gap = at === 0 ? [] : [plain("  ")];
    const text = `${safeText(emoji)}\u00a0${people.length}`;
    return [...gap, styled(text, people.includes(me) ? { bold: true } : QUIET)];
  });
  return wrapRuns(runs, columns);
}
