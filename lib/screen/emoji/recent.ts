/** The emoji somebody used last, and the tone of skin they chose: on this device alone. */
import type { Tone } from "../../format/mod.ts";

const RECENT = "parley.emoji.recent";
const TONE = "parley.emoji.tone";
const MOST = 24;

export function recentEmoji(): string[] {
  return (kept(RECENT) ?? "").split(" ").filter((emoji) => emoji !== "");
}

export function noteEmoji(emoji: string): void {
  keep(RECENT, [...new Set([emoji, ...recentEmoji()])].slice(0, MOST).join(" "));
}

export function chosenTone(): Tone | 0 {
  const tone = Number(kept(TONE));
  return tone >= 1 && tone <= 5 ? Math.floor(tone) as Tone : 0;
}

export function chooseTone(tone: Tone | 0): void {
  keep(TONE, `${tone}`);
}

/** A browser may keep nothing for pages: then nothing is recent. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It was only for comfort
  }
}
