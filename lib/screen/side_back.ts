/** On a phone what is beside takes the whole screen: the way back closes it. */
import { useEffect } from "preact/hooks";
import type { Panels } from "./panels.ts";
import { ONE_COLUMN } from "./one_column.ts";

const MARK = "side";

export function useSideBack({ side }: Panels): void {
  useEffect(() => {
    const close = () => {
      if (history.state !== MARK) side.value = null;
    };
    addEventListener("popstate", close);
    const stop = side.subscribe((open) => {
      if (!matchMedia(ONE_COLUMN).matches) return;
      if (open !== null && history.state !== MARK) history.pushState(MARK, "");
      // Closed by hand, it is no longer what the way back would close
      else if (open === null && history.state === MARK) history.replaceState(null, "");
    });
    return () => {
      removeEventListener("popstate", close);
      stop();
    };
  }, [side]);
}
