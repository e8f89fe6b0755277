import type { Shared } from "../../browser/shared_things.ts";

/** As one text. Apps put an address where they like, and many say the same twice. Pure. */
export function wordsOf({ title, text, url }: Pick<Shared, "title" | "text" | "url">): string {
  const parts = [title, text, url].map((part) => part.replaceAll(/\r\n?/g, "\n").trim());
  return parts
    .filter((part, at) => !parts.some((other, place) => holds(other, place, part, at)))
    .join("\n");
}

/** Of two that say the same the first one does. */
function holds(other: string, place: number, part: string, at: number): boolean {
  return part === "" || place !== at && other.includes(part) && (other !== part || place < at);
}
