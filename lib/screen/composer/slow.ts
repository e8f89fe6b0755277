/** How long somebody has to wait before they may write again. */
import { useEffect, useState } from "preact/hooks";
import type { Room } from "../../client/mod.ts";
import { slowUntil } from "../../client/slow_until.ts";
import { useScreen } from "../screen_context.ts";

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
