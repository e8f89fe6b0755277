/** Waits, unless it is told to stop. */
export async function rest(ms: number, stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const wake = () => resolve();
  stop.addEventListener("abort", wake, { once: true });
  await promise;
  clearTimeout(timer);
  stop.removeEventListener("abort", wake);
}
