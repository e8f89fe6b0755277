/** What is reacted with most, for a single click; whoever uses others finds those they used here. */
import { recentEmoji } from "./recent.ts";

const USUAL = ["👍", "❤️", "😄", "🎉", "👀", "🙏"];

export function quickEmoji(): string[] {
  return [...new Set([...recentEmoji().filter(isEverybodys), ...USUAL])].slice(0, USUAL.length);
}

/** Those of the place have pictures, and may be gone tomorrow. */
function isEverybodys(emoji: string): boolean {
  return !emoji.startsWith(":");
}
