/** The colour of somebody's name: the same everywhere and for good. */
import type { UserId } from "../../protocol/mod.ts";
import type { Colour } from "../../terminal/mod.ts";

/** To be read on black and on white, and told from each other. */
export const PERSON_COLOURS: readonly Colour[] = [
  167,
  166,
  100,
  64,
  28,
  29,
  31,
  33,
  99,
  134,
  164,
  162,
];

/** Ids are made by chance, so a part of one is as good as any number. */
export function personColour(user: UserId): Colour {
  return PERSON_COLOURS[parseInt(user.slice(-4), 36) % PERSON_COLOURS.length]!;
}
