/** Signs that the server may be there again, or that somebody looks; gives back how to stop. */
export function onWakeUps(wake: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  addEventListener("online", wake, { signal });
  // A page that comes out of the back/forward cache has lost its socket without a word
  addEventListener("pageshow", wake, { signal });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake();
  }, { signal });
  return () => ending.abort();
}
