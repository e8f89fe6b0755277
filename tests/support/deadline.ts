/**
 * Ends what hangs, and measures nothing: a machine with other things to do may take long for all of
 * it. Only who waits in vain waits for so long, so it costs nothing to be generous.
 */
export const PATIENCE_MS = 120_000;

/** What the promise gives, or a failure that says what was waited for in vain. */
export function within<T>(what: string, promise: Promise<T>): Promise<T> {
  return withinMs(PATIENCE_MS, what, promise);
}

/** For what has a time of its own. */
export async function withinMs<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what}: not within ${ms} ms`)), ms);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** For a loop that looks again and again. */
export function deadline(): AbortSignal {
  return AbortSignal.timeout(PATIENCE_MS);
}
