/** What the emoji of a place are called. Between colons, a name is a reaction. */

export const EMOJI_NAME = /^[a-z0-9][a-z0-9_+-]{1,29}$/;

export function isEmojiName(text: string): boolean {
  return EMOJI_NAME.test(text);
}

/** The name between two colons; null for what is no name, as a sign that everybody has. */
export function nameInColons(emoji: string): string | null {
  const [, name] = /^:(.*):$/s.exec(emoji) ?? [];
  return name ?? null;
}
