import { useEffect } from "preact/hooks";
import { findShared, takeShared } from "../../browser/shared_things.ts";

/** The browser learns to take in what other apps share, and forgets what nobody wanted to send. */
export function TakesShared(): null {
  useEffect(() => {
    // A browser that does not let us has no sheet to share by either
    for (const run of [takeShared, findShared]) run().catch(() => {});
  }, []);
  return null;
}
