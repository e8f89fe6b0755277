import type { ChatState } from "../../client/mod.ts";
import type { RoomId } from "../../protocol/mod.ts";
import { lastMoved } from "../../rules/mod.ts";
import type { Address } from "./address.ts";

/** The conversation in the middle: the one that is named, else at the start the one that moved last. */
export function roomOf(address: Address, { rooms }: Pick<ChatState, "rooms">): RoomId | null {
  if (address.at === "conversation") return address.room;
  return address.at === "start" ? lastMoved(rooms.values()) : null;
}
