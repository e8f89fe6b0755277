/** In a tab that nobody looks at there may never be time: then it is soon enough. */
const AT_THE_LATEST_MS = 500;

/** When the page has nothing better to do: what nobody waits for begins then. */
export function atLeisure(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no notion of it; there the next task has to do
    if (!("requestIdleCallback" in globalThis)) setTimeout(resolve, 0);
    else requestIdleCallback(() => resolve(), { timeout: AT_THE_LATEST_MS });
  });
}
