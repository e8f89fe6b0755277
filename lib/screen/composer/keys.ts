/** What the keys do while one writes. Pure. */
import { KEYS, type Press, whatOf } from "../keys/keys.ts";

export const FORMATS = [
  "bold",
  "italic",
  "strike",
  "code",
  "link",
  "quote",
  "list",
  "numbers",
  "block",
  "spoiler",
] as const;
export type Format = (typeof FORMATS)[number];

export function formatOfKeys(press: Press, isMac: boolean): Format | null {
  const what = whatOf(press, ["composer"], isMac);
  return FORMATS.find((format) => format === what) ?? null;
}

/** As they are written in the table. */
export function keysOfFormat(format: Format): string {
  return KEYS.find(({ what }) => what === format)!.keys[0];
}

/** Enter sends, or Ctrl with Enter, as one has chosen; with Ctrl it always does. */
export function sendsByKeys(
  press: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">,
  enterSends: boolean,
): boolean {
  // While letters are being put together Enter takes them
  if (press.key !== "Enter" || press.isComposing || press.altKey) return false;
  return press.ctrlKey || press.metaKey || (enterSends && !press.shiftKey);
}
