/** What is scrolled through from when it is on the screen until it is not any more. */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Scroller } from "./scroller.ts";

interface Scrolling {
  readonly element: RefObject<HTMLElement>;
  /** Where it begins, unless that is the end. */
  begin(scroller: Scroller): void;
  /** What is seen is another, or somebody looks again. */
  look(): void;
}

export function useScroller({ element, begin, look }: Scrolling): RefObject<Scroller> {
  const scroller = useRef<Scroller>(null);
  useLayoutEffect(() => {
    const made = scroller.current = new Scroller(element.current!, {
      onMove: () => scroller.current && look(),
    });
    begin(made);
    look();
    const again = () => look();
    addEventListener("focus", again);
    return () => {
      removeEventListener("focus", again);
      made.stop();
      scroller.current = null;
    };
  }, []);
  return scroller;
}
