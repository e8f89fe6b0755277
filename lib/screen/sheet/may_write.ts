import { can } from "../../policy/mod.ts";
import type { Target } from "../going/places.ts";
import type { ScreenParts } from "../screen_context.ts";

/** Whether one may write there; whom one has not talked to yet is asked when it comes to that. */
export function mayWriteTo(target: Target, me: ScreenParts["me"]): boolean {
  if (target.to !== "room") return target.to === "person";
  const { role, facts } = target.room;
  return can({ place: me.role, room: role }, "message.send", facts);
}
