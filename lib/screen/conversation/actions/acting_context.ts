import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useScreen } from "../../screen_context.ts";
import type { Spot } from "../../spot.ts";
import type { Acting } from "./acting.ts";
import type { Hands } from "./subject.ts";

export const ActingContext = createContext<Acting | null>(null);

export function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (acting === null) throw new Error("Not in a conversation");
  return acting;
}

/** To be given to an action. */
export function useHands(): (at: Spot | null) => Hands {
  const { client, replies, toasts, go } = useScreen();
  const acting = useActing();
  return (at) => ({ client, acting, replies, toasts, at, go });
}
