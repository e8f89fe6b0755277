/** Longer than a frame ever takes; whoever gets none by then won't get any. */
const NO_FRAME_MS = 500;

/**
 * What the server drew is seen before anything is woken, which can take longer than many frames.
 * A page that nobody looks at gets no frames, and wakes up without.
 */
export function painted(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (document.hidden || performance.getEntriesByType("paint").length > 0) resolve();
  // What runs in the frame runs before it is painted; what it asks for runs after
  requestAnimationFrame(() => setTimeout(resolve));
  document.addEventListener("visibilitychange", () => resolve(), { once: true });
  setTimeout(resolve, NO_FRAME_MS);
  return promise;
}
