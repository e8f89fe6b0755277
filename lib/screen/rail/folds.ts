/** Which groups of the list are folded, on this device. */
import { useEffect, useState } from "preact/hooks";

const KEY = "parley.folded";

export interface Folds {
  isFolded(group: string): boolean;
  fold(group: string, on: boolean): void;
}

/** Drawn as the server draws it, which knows nothing of this device; folded a moment later. */
export function useFolds(): Folds {
  const [folded, setFolded] = useState<readonly string[]>([]);
  useEffect(() => setFolded(readFolded()), []);
  return {
    isFolded: (group) => folded.includes(group),
    fold: (group, on) => {
      const others = folded.filter((other) => other !== group);
      const after = on ? [...others, group] : others;
      localStorage.setItem(KEY, JSON.stringify(after));
      setFolded(after);
    },
  };
}

function readFolded(): string[] {
  try {
    const read = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}
