/** Which of the rooms one is led to who names none. */
import type { RoomId } from "../protocol/ids.ts";

export function lastMoved(
  rooms: Iterable<{ readonly id: RoomId; readonly movedAt: number }>,
): RoomId | null {
  let last: { readonly id: RoomId; readonly movedAt: number } | null = null;
  for (const room of rooms) {
    const isLater = last === null || room.movedAt > last.movedAt ||
      (room.movedAt === last.movedAt && room.id < last.id);
    if (isLater) last = room;
  }
  return last?.id ?? null;
}
