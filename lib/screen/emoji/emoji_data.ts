/** All emoji with their names, fetched when somebody first asks for one, and kept. */
import { type EmojiData, readEmoji } from "../../format/mod.ts";
import { common } from "../../words/mod.ts";

let held: EmojiData | null = null;
let loading: Promise<EmojiData | null> | null = null;

/** Null while it was not fetched. */
export function emojiHeld(): EmojiData | null {
  return held;
}

/** Null where it can't be had now: without a connection it is tried anew the next time. */
export function loadEmoji(): Promise<EmojiData | null> {
  if (held !== null) return Promise.resolve(held);
  return loading ??= fetchEmoji().catch(() => null).finally(() => loading = null);
}

async function fetchEmoji(): Promise<EmojiData> {
  const response = await fetch(`/emoji.${common.lang}.json`);
  if (!response.ok) throw new Error(`The emoji answered ${response.status}`);
  return held = readEmoji(await response.json());
}
