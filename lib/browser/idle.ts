/** Whether somebody is at this page: no key and no pointer for a while means that nobody is. */

const IDLE_AFTER_MS = 10 * 60_000;

const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Tells when it changes, beginning with somebody there; gives back how to stop. */
export function onIdle(tell: (isIdle: boolean) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let touchedAt = performance.now();
  let timer: ReturnType<typeof setTimeout> | null = null;
  // Looked at when it may be over, not set anew with every move of a pointer
  const look = () => {
    const left = touchedAt + IDLE_AFTER_MS - performance.now();
    timer = left > 0 ? setTimeout(look, left) : null;
    if (timer === null) tell(true);
  };
  const touched = () => {
    touchedAt = performance.now();
    if (timer !== null) return;
    tell(false);
    look();
  };
  for (const sign of SIGNS_OF_LIFE) {
    addEventListener(sign, touched, { signal, capture: true, passive: true });
  }
  look();
  return () => {
    ending.abort();
    if (timer !== null) clearTimeout(timer);
  };
}
