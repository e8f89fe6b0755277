/** A long list is drawn from its beginning on: what is seen at first does not wait for the rest. */
import { useEffect, useState } from "preact/hooks";
import type { RoomId } from "../../protocol/mod.ts";
import type { RailGroup } from "./groups.ts";

/** More than most screens are high. */
const AT_FIRST = 30;
/** As many as are drawn without anybody noticing. */
const PORTION = 20;
const WITHIN_MS = 500;

/** How many are drawn by now of so many; Infinity once all are, however many there will be. */
export function useDrawn(all: number): number {
  const [drawn, setDrawn] = useState(all > AT_FIRST ? AT_FIRST : Infinity);
  useEffect(() => {
    if (drawn === Infinity) return undefined;
    const next = drawn + PORTION;
    return whenThereIsTime(() => setDrawn(next < all ? next : Infinity));
  }, [drawn, all]);
  return drawn;
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

function whenThereIsTime(run: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(run, WITHIN_MS);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: WITHIN_MS });
  return () => cancelIdleCallback(asked);
}
