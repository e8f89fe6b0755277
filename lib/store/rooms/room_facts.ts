/** What a room is, whole: what its row lacks is as it was before there was such a fact. */
import type { RoomFacts } from "../../protocol/mod.ts";
import type { RoomRow } from "../values/rooms.ts";

const BEFORE = {
  description: "",
  archived: false,
  posting: "everyone",
  slowSeconds: 0,
  may: { add: "member", rename: "moderator", archive: "owner" },
} as const;

export function factsOf(row: RoomRow): RoomFacts {
  return { ...BEFORE, ...row };
}
