import { chat } from "../../words/mod.ts";
import type { Clock } from "../clock.ts";
import type { MenuEntry, Panels } from "../panels.ts";
import { usualTimes } from "./times.ts";

interface TimesLink {
  readonly clock: Clock;
  readonly panels: Panels;
  /** What the sheet is called in which any other time is picked. */
  readonly title: string;
  /** The time that it has now. */
  readonly at?: number;
}

/** Times to choose from, and a way to any other. */
export function entriesForTimes(
  { clock, panels, title, at }: TimesLink,
  run: (at: number) => void,
): MenuEntry[] {
  const { usual, pick } = chat.later;
  const now = clock.now();
  return [
    ...usualTimes(now).map((one): MenuEntry => ({
      label: usual[one.is](clock.time(one.at)),
      icon: "later",
      run: () => run(one.at),
    })),
    {
      label: pick,
      icon: "more",
      run: () => panels.when.value = { title, at: at ?? usualTimes(now)[1]!.at, run },
    },
  ];
}
