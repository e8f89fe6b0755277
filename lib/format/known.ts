/** What only the place knows, and a text cannot be read without. */
export interface Known {
  /** How many characters of what follows a # are the name of a room; 0 if none are. */
  readonly roomName: (after: string) => number;
  /** Whether this place has an emoji of its own by that name. */
  readonly emoji: (name: string) => boolean;
}

export const NOTHING_KNOWN: Known = { roomName: () => 0, emoji: () => false };

const CONTINUES_WORD = /^[\p{L}\p{M}\p{N}_]/u;

/** Names may hold spaces, so the longest one that fits is meant, if no word goes on after it. */
export function knownRooms(names: Iterable<string>): Known["roomName"] {
  const folded = new Set([...names].map(fold));
  const lengths = [...new Set([...folded].map((name) => name.length))].sort((a, b) => b - a);
  return (after) =>
    lengths.find((length) =>
      folded.has(fold(after.slice(0, length))) && !CONTINUES_WORD.test(after.slice(length))
    ) ?? 0;
}

/** Some letters change their number with their case; a name with one is found as it is written. */
function fold(name: string): string {
  const lower = name.toLowerCase();
  return lower.length === name.length ? lower : name;
}
