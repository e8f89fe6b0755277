/** A long list is drawn from its beginning on: what is seen at first does not wait for the rest. */
import { useState } from "preact/hooks";
import type { RoomId } from "../../protocol/mod.ts";
import type { RailGroup } from "../../client/rooms/groups.ts";

/** More than most screens are high. */
const PORTION = 30;

export interface Drawn {
  /** How many are drawn by now; Infinity once all are, however many there will be. */
  readonly most: number;
  /** One has come near the end of these. */
  more(): void;
  /** Somebody goes through them who comes near to nothing: by keys, or having them read out. */
  whole(): void;
}

/** Of so many in all. What is not drawn takes no part in the frames while one scrolls elsewhere. */
export function useDrawn(all: number): Drawn {
  const [most, setMost] = useState(all > PORTION ? PORTION : Infinity);
  return {
    most,
    more: () => setMost(most + PORTION < all ? most + PORTION : Infinity),
    whole: () => setMost(Infinity),
  };
}

/** What is open is among them wherever it stands. */
export function beginningOf(
  groups: readonly RailGroup[],
  most: number,
  open: RoomId | null,
): RailGroup[] {
  const begun: RailGroup[] = [];
  let left = most;
  for (const group of groups) {
    const rooms = group.rooms.filter((room, at) => at < left || room === open);
    if (left > 0 || rooms.length > 0) begun.push({ ...group, rooms });
    left -= group.rooms.length;
  }
  return begun;
}
