/** How long somebody has to wait before they may write again. */
import { useEffect, useState } from "preact/hooks";
import type { Room } from "../../client/mod.ts";
import { can } from "../../policy/mod.ts";
import { isOrdinary } from "../../rules/mod.ts";
import { type ScreenParts, useScreen } from "../screen_context.ts";

/** Until when; 0 where one need not wait. The server decides: its clock may be another. */
export function slowUntil(me: ScreenParts["me"], room: Room): number {
  const { slowSeconds } = room.facts;
  if (slowSeconds === 0) return 0;
  if (can({ place: me.role, room: room.role }, "message.hurry", room.facts)) return 0;
  const last = room.timeline?.messages.findLast((message) =>
    message.from === me.id && isOrdinary(message)
  );
  return last === undefined ? 0 : last.at + slowSeconds * 1_000;
}

/** In seconds, drawn anew with each. */
export function useSlowWait(room: Room): number {
  const { me } = useScreen();
  const until = slowUntil(me, room);
  const [now, setNow] = useState(until);
  useEffect(() => {
    if (until <= Date.now()) return setNow(until);
    const look = () => setNow(Date.now());
    look();
    const timer = setInterval(look, 1_000);
    const stop = setTimeout(() => clearInterval(timer), until - Date.now() + 1_000);
    return () => {
      clearInterval(timer);
      clearTimeout(stop);
    };
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}
