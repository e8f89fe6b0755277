import type { FileId } from "../../protocol/mod.ts";
import type { Entered } from "../login/entered.ts";
import type { WantedFile } from "./fetching.ts";

const PATIENCE_MS = 30_000;

/** What the place says of a file whose id alone is known; a number where it says no. Throws without a way there. */
export async function seenFile(
  { reach, token }: Entered,
  id: FileId,
): Promise<WantedFile | number> {
  const { ok, status, headers } = await reach.fetch(`/files/${id}`, {
    method: "HEAD",
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const bytes = headers.get("content-length") ?? "";
  if (!ok || !/^\d+$/.test(bytes)) return status;
  return { id, name: nameIn(headers.get("content-disposition") ?? ""), bytes: Number(bytes) };
}

function nameIn(disposition: string): string {
  const [, name = ""] = /filename\*=UTF-8''([^;\s]+)/.exec(disposition) ?? [];
  try {
    return decodeURIComponent(name);
  } catch {
    return "";
  }
}
