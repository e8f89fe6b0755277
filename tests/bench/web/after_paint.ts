/** When what is there now has been painted. Runs in the page. */
export interface Painting {
  afterPaint(run: (now: number) => void): void;
}

/**
 * What changes in a frame, before it is painted, is painted with it; what changes between two is
 * painted with the next. To ask for a frame in both cases would count one too many in the first.
 */
export function teachAfterPaint(): void {
  if ("afterPaint" in globalThis) return;
  let isInFrame = false;
  const next = (run: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = run;
    port2.postMessage(null);
  };
  // Asked for before anybody else does, so the first in each frame
  const begin = () => {
    requestAnimationFrame(begin);
    isInFrame = true;
    next(() => isInFrame = false);
  };
  requestAnimationFrame(begin);
  const afterPaint: Painting["afterPaint"] = (run) => {
    const paint = () => next(() => run(performance.now()));
    if (isInFrame) paint();
    else requestAnimationFrame(paint);
  };
  Object.assign(globalThis, { afterPaint });
}
