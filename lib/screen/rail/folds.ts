/** Which groups of the list are folded: those of the house on this device, own ones on all. */
import { useEffect, useState } from "preact/hooks";
import { useClient, useScreen } from "../screen_context.ts";
import { withFold } from "./sections.ts";

const KEY = "parley.folded";

export interface Folds {
  isFolded(group: string): boolean;
  fold(group: string, on: boolean): void;
}

/** Those of the house are drawn as the server draws them, which knows nothing of this device. */
export function useFolds(): Folds {
  const { client } = useScreen();
  const sections = useClient(({ own }) => own.settings.sections);
  const [folded, setFolded] = useState<readonly string[]>([]);
  useEffect(() => setFolded(readFolded()), []);
  return {
    isFolded: (group) => sections.find(({ id }) => id === group)?.folded ?? folded.includes(group),
    fold: (group, on) => {
      if (sections.some(({ id }) => id === group)) {
        return void client.own.changeSettings({ sections: withFold(sections, group, on) });
      }
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
