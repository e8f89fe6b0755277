import type { Client } from "../client/mod.ts";
import type { RoomId } from "../protocol/mod.ts";

/** Or of the level that says nothing: only what is meant for oneself counts there. */
export function isMuted({ own, serverTime }: Client, room: RoomId): boolean {
  const { level, mutedUntil } = own.prefs(room);
  return level === "nothing" || mutedUntil > serverTime;
}
