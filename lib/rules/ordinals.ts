/** Lists of numbers that stand for messages. The same list comes back where nothing changes. */

/** Sorted, so that equal tallies are equal as texts. */
export function withOrdinal(ordinals: number[], ordinal: number): number[] {
  if (ordinals.includes(ordinal)) return ordinals;
  return [...ordinals, ordinal].sort((one, other) => one - other);
}

export function withoutOrdinal(ordinals: number[], ordinal: number): number[] {
  return ordinals.includes(ordinal) ? ordinals.filter((other) => other !== ordinal) : ordinals;
}
