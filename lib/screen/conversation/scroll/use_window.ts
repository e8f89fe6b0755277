/** What is drawn of a conversation: frame by frame nearer to what should be. */
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { useDerived } from "../../screen_context.ts";
import { nextWindow, SLICE, type Wanted, type Window, windowOf } from "./window.ts";

export function useWindow({ timeline, around, beside }: Wanted): Window {
  const [frame, nextFrame] = useReducer((count: number) => count + 1, 0);
  const drawn = useRef<{ window: Window; frame: number } | null>(null);
  const shown = useDerived(() => {
    const wanted = { timeline, around, beside };
    const before = drawn.current;
    const most = before?.frame === frame ? 0 : SLICE;
    const window = before === null ? windowOf(wanted) : nextWindow(wanted, before.window, most);
    drawn.current = { window, frame };
    return window;
  }, [timeline, around, beside, frame]);
  const isAsked = useRef(false);
  useLayoutEffect(() => {
    if (shown.isWhole || isAsked.current) return;
    isAsked.current = true;
    requestAnimationFrame(() => {
      isAsked.current = false;
      nextFrame(undefined);
    });
  });
  return shown;
}
