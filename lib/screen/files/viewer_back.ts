/** On a phone a picture takes the whole screen: the way back closes it. */
import { useEffect, useRef } from "preact/hooks";
import { ONE_COLUMN } from "../phone/one_column.ts";

const MARK = "viewer";

export function useViewerBack(onClose: () => void): void {
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    if (!matchMedia(ONE_COLUMN).matches) return;
    const before: unknown = history.state;
    history.pushState(MARK, "");
    const close = () => latest.current();
    addEventListener("popstate", close);
    return () => {
      removeEventListener("popstate", close);
      // Closed by hand, it is no longer what the way back would close
      if (history.state === MARK) history.replaceState(before, "");
    };
  }, []);
}
