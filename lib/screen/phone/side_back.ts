/** On a phone what is beside takes the whole screen: the way back closes it. */
import { useEffect } from "preact/hooks";
import type { Panels } from "../panels.ts";
import { ONE_COLUMN } from "./one_column.ts";

/** On the entry of the history that stands for what is beside: it has no address of its own. */
export const BESIDE = "beside";

export function useSideBack({ side }: Panels): void {
  useEffect(() => {
    const close = () => {
      if (history.state !== BESIDE) side.value = null;
    };
    addEventListener("popstate", close);
    const stop = side.subscribe((open) => {
      if (!matchMedia(ONE_COLUMN).matches) return;
      if (open !== null && history.state !== BESIDE) history.pushState(BESIDE, "");
      // Closed by hand: else the next way back would lead to where one is already
      else if (open === null && history.state === BESIDE) history.back();
    });
    return () => {
      removeEventListener("popstate", close);
      stop();
    };
  }, [side]);
}
