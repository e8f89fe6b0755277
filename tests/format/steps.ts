/**
 * What work costs, counted and not timed: each look with a pattern, and every letter that it took;
 * each piece that is cut out, searched for or put to others.
 */
export function countSteps(work: () => void): number {
  let steps = 0;
  const counting: (() => void)[] = [
    watch(RegExp.prototype, "exec", (found) => (found as string[] | null)?.[0]?.length ?? 0),
    watch(RegExp.prototype, "test", () => 0),
    watch(String.prototype, "slice", () => 0),
    watch(String.prototype, "trim", lengthOf),
    watch(String.prototype, "trimStart", lengthOf),
    watch(String.prototype, "replaceAll", lengthOf),
    watch(String.prototype, "split", lengthOf),
    watch(String.prototype, "repeat", lengthOf),
    watch(Array.prototype, "push", () => 0),
    watch(Array.prototype, "shift", () => 0),
    watch(Array.prototype, "map", lengthOf),
    watch(Array.prototype, "flatMap", lengthOf),
    watch(Array.prototype, "join", lengthOf),
    watch(Array.prototype, "slice", lengthOf),
    watch(Array.prototype, "findLastIndex", () => 0),
  ];
  try {
    work();
  } finally {
    for (const stop of counting) stop();
  }
  return steps;

  function watch<T extends object>(
    prototype: T,
    name: keyof T & string,
    costOf: (result: unknown) => number,
  ): () => void {
    const plain = prototype[name] as (...args: unknown[]) => unknown;
    const counted = function (this: unknown, ...args: unknown[]) {
      const result = Reflect.apply(plain, this, args);
      steps += 1 + costOf(result);
      return result;
    };
    Object.defineProperty(prototype, name, { value: counted, configurable: true, writable: true });
    return () =>
      Object.defineProperty(prototype, name, { value: plain, configurable: true, writable: true });
  }
}

function lengthOf(result: unknown): number {
  return (result as { readonly length: number }).length;
}
