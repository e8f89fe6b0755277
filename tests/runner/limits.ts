// How much a first visit may load, and whether it does. Only what has a limit is judged.

const KIB = 1024;
export const LIMITS_KIB = { script: 60, style: 20 };

export interface Loaded {
  path: string;
  kind: "page" | "font" | keyof typeof LIMITS_KIB;
  /** As it goes over the wire. */
  bytes: number;
}

export interface Judgement {
  words: string;
  tooMuch: boolean;
}

export function judge(loaded: Loaded[]): Judgement[] {
  return Object.entries(LIMITS_KIB).map(([kind, limit]) => {
    const bytes = total(loaded.filter((item) => item.kind === kind));
    return { words: `${kind}s: ${kib(bytes)} KiB of ${limit} KiB`, tooMuch: bytes > limit * KIB };
  });
}

export function total(items: { bytes: number }[]): number {
  return items.reduce((all, item) => all + item.bytes, 0);
}

export function kib(bytes: number): string {
  return (bytes / KIB).toFixed(1);
}
