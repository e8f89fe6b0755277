// The files of a room: which there are, and which is meant by a number.

import { plain, styled } from "../../../terminal/mod.ts";
import { sizeText } from "../../../format/size_text.ts";
import { orders } from "../../../words/mod.ts";
import { shownLine } from "../../output/shown.ts";
import type { Desk, ListedFileAt } from "../desk.ts";
import { asked, roomHere } from "./answers.ts";
import { namesFor } from "./calling.ts";
import { inColumns, type Line } from "../../output/two_columns.ts";
import { withSigns } from "./emoji.ts";
import { momentText } from "./moments.ts";
import { pathsIn } from "./paths.ts";
import { firstWord, unquoted } from "./typed_words.ts";

const { files: says } = orders;
const QUIET = { dim: true } as const;

const USUAL = 10;
const MOST = 100;

export async function files(rest: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const count = rest === "" ? USUAL : Number(rest);
  if (!Number.isInteger(count) || count < 1 || count > MOST) {
    return desk.complain(orders.unfit("files", orders.takes.files));
  }
  const page = await asked(desk, "files.page", { room: room.id, limit: count });
  if (page === null) return;
  const found = page.messages.flatMap((message) =>
    (message.files ?? []).map((file, place) => ({ file, place, message }))
  ).slice(0, count);
  if (found.length === 0) return desk.tell(says.none);
  const nameOf = await namesFor(found.map(({ message }) => message.from), desk.client);
  desk.listed = found.map(({ place, message }): ListedFileAt => ({
    ...{ room: room.id, message: message.id, place },
  }));
  const lines = found.map(({ file, message }, at): Line => {
    const left = [styled(`[${at + 1}] `, { bold: true }), plain(shownLine(file.name))];
    const from = says.from(nameOf(message.from), momentText(message.at, desk.client));
    return [left, [plain(sizeText(file.bytes)), styled(`  ${from}`, QUIET)]];
  });
  desk.tell(...inColumns(lines, desk.columns), [styled(says.howToSave, QUIET)]);
}

/** Without a number: the first file of the message that is marked, or of the newest that has one. */
export async function save(rest: string, desk: Desk): Promise<void> {
  const room = roomHere(desk);
  if (room === null) return;
  const { word, rest: behind } = firstWord(rest);
  const isNumber = /^\d+$/.test(word);
  const path = isNumber ? unquoted(behind) : unquoted(rest);
  const at = isNumber && desk.listed.length > 0
    ? desk.listed[Number(word) - 1]
    : fileOfMessage(room.id, isNumber ? Number(word) : 1, desk);
  if (at === undefined) {
    return desk.complain(isNumber ? says.noNumber(Number(word)) : says.noneListed);
  }
  const { saveFile } = await import("../../files/mod.ts");
  await saveFile(desk, at, path === "" ? null : path);
}

function fileOfMessage(
  room: ListedFileAt["room"],
  number: number,
  desk: Desk,
): ListedFileAt | undefined {
  const message = desk.meant(({ files, deleted }) => files !== undefined && deleted === undefined);
  const isThere = message?.files?.[number - 1] !== undefined;
  return isThere ? { room, message: message.id, place: number - 1 } : undefined;
}

/** A first word that is no file is said to be none there. */
export async function send(rest: string, desk: Desk): Promise<void> {
  if (roomHere(desk) === null) return;
  const { paths, text } = await pathsIn(rest);
  const { sendFiles } = await import("../../files/mod.ts");
  await sendFiles(desk, paths, await withSigns(text));
}
