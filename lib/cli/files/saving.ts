// A file of a message, saved on this machine: whole or not at all, and never in the place of another.

import { basename, dirname } from "node:path";
import { sizeText } from "../../format/size_text.ts";
import { shellFiles } from "../../words/mod.ts";
import { shownLine } from "../output/shown.ts";
import { isDiskFull } from "./disk_full.ts";
import { fetchFile, type Fetching, type Unfetched, type WantedFile } from "./fetching.ts";
import { PartFile } from "./part_file.ts";
import { fullPath, isFolder, isNowhere } from "./paths.ts";
import { savedName } from "./saved_name.ts";

export type Saved =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly why: Unfetched | "disk"; readonly sentence: string };

/** Where to: a path of its own, a folder, or the folder that this program runs in. */
export async function saveTo(
  file: WantedFile,
  typed: string | null,
  fetching: Fetching,
): Promise<Saved> {
  // Named for the sentence that says what went wrong
  let folder = typed ?? ".";
  try {
    const place = await placeFor(file, typed);
    folder = place.folder;
    using part = await PartFile.open(folder, file.id);
    return await savePart(part, file, place.name, fetching);
  } catch (error) {
    return { ok: false, why: "disk", sentence: troubleAt(folder, file, error) };
  }
}

async function savePart(
  part: PartFile,
  file: WantedFile,
  name: string,
  fetching: Fetching,
): Promise<Saved> {
  try {
    if (part.has > file.bytes) await part.empty();
    const why = await fetchFile(file, part, fetching);
    if (why === null) return { ok: true, path: await part.become(name) };
    // What was only cut is gone on with
    if (why !== "cut" || part.has === 0) await part.remove();
    return { ok: false, why, sentence: shellFiles.saving[why](shownLine(file.name)) };
  } catch (error) {
    await part.remove();
    throw error;
  }
}

async function placeFor(
  file: WantedFile,
  typed: string | null,
): Promise<{ folder: string; name: string }> {
  const path = fullPath(typed ?? ".");
  return await isFolder(typed ?? ".")
    ? { folder: path, name: savedName(file.name) }
    : { folder: dirname(path), name: basename(path) };
}

function troubleAt(folder: string, { name, bytes }: WantedFile, error: unknown): string {
  const { saving } = shellFiles;
  const shown = shownLine(folder);
  if (isDiskFull(error)) return saving.full(shownLine(name), sizeText(bytes), shown);
  if (isNowhere(error)) return saving.noFolder(shown);
  if (error instanceof Deno.errors.PermissionDenied) return saving.noWriting(shown);
  return saving.unwritable(shown, shownLine(error instanceof Error ? error.message : `${error}`));
}
