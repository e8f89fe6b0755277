/**
 * While the wheel turns, lines pass under a pointer that points at none of them: what follows it from
 * line to line waits until it is still again.
 */
export const STILL = "still";

const STILL_AFTER_MS = 120;

export function isMoving(element: HTMLElement): boolean {
  return element.dataset["moving"] !== undefined;
}

/** Marks it by itself, and tells it by an event when it is still. */
export function markMoving(element: HTMLElement, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const listening = { passive: true, signal };
  const moves = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      delete element.dataset["moving"];
      element.dispatchEvent(new Event(STILL));
    }, STILL_AFTER_MS);
  };
  element.addEventListener("wheel", () => {
    element.dataset["moving"] = "";
    moves();
  }, listening);
  element.addEventListener("scroll", () => timer !== null && moves(), listening);
}
