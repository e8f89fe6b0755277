/** How long somebody has to wait before they may write again. Pure. */
import { can } from "../policy/mod.ts";
import type { UserId } from "../protocol/ids.ts";
import type { Role } from "../protocol/room.ts";
import { isOrdinary } from "../rules/unread.ts";
import type { Room } from "./state/room_state.ts";

/** Until when; 0 where one need not wait. The server decides: its clock may be another. */
export function slowUntil(me: { readonly id: UserId; readonly role: Role }, room: Room): number {
  const { slowSeconds } = room.facts;
  if (slowSeconds === 0) return 0;
  if (can({ place: me.role, room: room.role }, "message.hurry", room.facts)) return 0;
  const last = room.timeline?.messages.findLast((message) =>
    message.from === me.id && isOrdinary(message)
  );
  return last === undefined ? 0 : last.at + slowSeconds * 1_000;
}
