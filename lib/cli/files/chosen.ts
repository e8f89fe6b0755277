// Files that somebody names to be sent: there, and of a kind that can be.

import { basename } from "node:path";
import { sizeText } from "../../format/size_text.ts";
import type { NewAttachment } from "../../client/mod.ts";
import { LIMITS } from "../../protocol/mod.ts";
import { shellFiles } from "../../words/mod.ts";
import { shownLine } from "../output/shown.ts";
import { FileOnDisk } from "./file_on_disk.ts";
import { fullPath, isNowhere } from "./paths.ts";

export type Chosen =
  | { readonly ok: true; readonly files: readonly NewAttachment[] }
  | { readonly ok: false; readonly sentences: readonly string[] };

/** All of them or none; of each that cannot be, why. */
export async function chooseFiles(paths: readonly string[], mostBytes: number): Promise<Chosen> {
  const most = LIMITS.filesOfMessage;
  if (paths.length > most) return { ok: false, sentences: [shellFiles.cannot.too_many(most)] };
  const found = await Promise.all(paths.map((path) => chooseFile(path, mostBytes)));
  const sentences = found.filter((one) => typeof one === "string");
  if (sentences.length > 0) return { ok: false, sentences };
  return { ok: true, files: found.filter((one) => typeof one !== "string") };
}

async function chooseFile(typed: string, mostBytes: number): Promise<NewAttachment | string> {
  const { cannot } = shellFiles;
  const shown = shownLine(typed);
  try {
    const path = fullPath(typed);
    const info = await Deno.stat(path);
    if (info.isDirectory) return cannot.folder(shown);
    // A pipe or a device has no end, and opening one waits for somebody
    if (!info.isFile) return cannot.special(shown);
    if (info.size > mostBytes) {
      return cannot.too_large(shown, sizeText(info.size), sizeText(mostBytes));
    }
    (await Deno.open(path)).close();
    return { name: basename(path), bytes: FileOnDisk.at(path, info) };
  } catch (error) {
    if (isNowhere(error)) return cannot.missing(shown);
    if (error instanceof Deno.errors.PermissionDenied) return cannot.unreadable(shown);
    return cannot.other(shown, shownLine(error instanceof Error ? error.message : `${error}`));
  }
}
