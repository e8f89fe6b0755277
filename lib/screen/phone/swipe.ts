/** A finger that wipes across a phone goes from one column to the next. */
import { useEffect, useRef } from "preact/hooks";
import { ONE_COLUMN } from "./one_column.ts";

export interface Swipes {
  /** To what lies before and after, as one reads. */
  back(): void;
  on(): void;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly at: number;
}

const LEAST_PX = 64;
const MOST_MS = 700;

/** Null for what is no swipe: too short, too slow, or rather up or down. */
export function swipeOf(from: Spot, to: Spot, isRightToLeft: boolean): keyof Swipes | null {
  const [x, y] = [to.x - from.x, to.y - from.y];
  if (Math.abs(x) < LEAST_PX || Math.abs(x) < Math.abs(y) * 2 || to.at - from.at > MOST_MS) {
    return null;
  }
  return (x > 0) !== isRightToLeft ? "back" : "on";
}

export function Swiping({ swipes }: { swipes: Swipes }): null {
  const latest = useRef(swipes);
  latest.current = swipes;
  useEffect(() => {
    let from: Spot | null = null;
    const ending = new AbortController();
    const options = { signal: ending.signal, passive: true };
    addEventListener("touchstart", ({ touches, target, timeStamp }) => {
      const [finger, ...others] = touches;
      const isFree = matchMedia(ONE_COLUMN).matches && others.length === 0 && !isHeld(target);
      from = finger !== undefined && isFree
        ? { x: finger.clientX, y: finger.clientY, at: timeStamp }
        : null;
    }, options);
    addEventListener("touchend", ({ changedTouches: [finger], timeStamp }) => {
      if (from === null || finger === undefined || !getSelection()?.isCollapsed) return;
      const to = { x: finger.clientX, y: finger.clientY, at: timeStamp };
      const swipe = swipeOf(from, to, document.dir === "rtl");
      from = null;
      if (swipe !== null) latest.current[swipe]();
    }, options);
    return () => ending.abort();
  }, []);
  return null;
}

/** What is moved sideways itself, and what lies above the columns. */
function isHeld(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest("dialog, input, textarea, [contenteditable]") !== null) return true;
  for (let at: Element | null = target; at !== null; at = at.parentElement) {
    const isWide = at.scrollWidth > at.clientWidth + 1;
    if (isWide && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
  }
  return false;
}
