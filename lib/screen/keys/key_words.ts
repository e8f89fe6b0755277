import { chat } from "../../words/mod.ts";

/** What is done with a message is called on the sheet of keys as it is in its menu. */
export function wordOf(what: string): string | undefined {
  const words: Partial<Record<string, string>> = { ...chat.acts.labels, ...chat.keys.what };
  return words[what];
}
