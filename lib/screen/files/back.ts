/** What could not be had without a connection is asked for again when it is back. */
import { useEffect, useRef } from "preact/hooks";
import { useClient } from "../screen_context.ts";

/** Whether the connection is there; `onBack` is called when it has come back. */
export function useBack(onBack: () => void): boolean {
  const isThere = useClient(({ status }) => status.phase === "in sync");
  const was = useRef(isThere);
  useEffect(() => {
    if (isThere && !was.current) onBack();
    was.current = isThere;
  }, [isThere]);
  return isThere;
}
