// Several at a time, each as soon as one before it is done.

/** One more than there are cores: while some wait for a timer or a process, the others have work. */
export const LANES = navigator.hardwareConcurrency + 1;

/** A browser has work for a core. */
export const BROWSER_LANES = navigator.hardwareConcurrency;

/** What `run` gives for each, in their order. */
export async function inLanes<T, R>(
  lanes: number,
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const lane = async () => {
    for (const [i, item] of left) results[i] = await run(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
