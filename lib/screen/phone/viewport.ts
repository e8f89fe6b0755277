/** A phone's keyboard covers nothing of the app: where the browser makes no room for it, this does. */
import { useEffect } from "preact/hooks";

export function useUncovered(): void {
  useEffect(() => {
    const seen = globalThis.visualViewport;
    if (!seen) return;
    const root = document.documentElement;
    const look = () => {
      const covered = coveredOf(seen, innerHeight);
      root.style.setProperty("--covered", `${covered}px`);
      // Some browsers push the page up to show the field, which it shows by itself now
      if (covered > 0) scrollTo(0, 0);
    };
    const ending = new AbortController();
    for (const event of ["resize", "scroll"]) {
      seen.addEventListener(event, look, { signal: ending.signal });
    }
    return () => ending.abort();
  }, []);
}

/** So little is the browser's own bars, which come and go. */
const KEYBOARD_PX = 120;

/** How much of the height is under a keyboard. Whoever has zoomed in sees less without one. */
export function coveredOf(
  { height, scale }: { readonly height: number; readonly scale: number },
  whole: number,
): number {
  const covered = Math.round(whole - height);
  return scale > 1.01 || covered < KEYBOARD_PX ? 0 : covered;
}
