import { safeText } from "../../terminal/safe_text.ts";

const MOST_CHARS = 300;

/** What a place says of itself: whoever answers there writes it, and could write lines that seem to be ours. */
export function shownLine(text: string): string {
  return safeText(text.slice(0, MOST_CHARS)).replaceAll("\n", " ");
}
