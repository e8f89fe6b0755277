/** What is set holds at once; whether the server has it is said quietly. */
import { useRef, useState } from "preact/hooks";
import type { Outcome, Settings } from "../../protocol/mod.ts";
import { chat } from "../../words/mod.ts";
import { useClient, useScreen } from "../screen_context.ts";

export interface Saving {
  readonly settings: Settings;
  change(changes: Partial<Settings>): void;
  /** What else is asked of the server from here. */
  run(asked: Promise<Outcome<unknown>>): void;
  readonly said: { readonly text: string; readonly isWrong: boolean } | null;
}

export function useSaving(): Saving {
  const { client } = useScreen();
  const settings = useClient(({ own }) => own.settings);
  const isUp = useClient(({ status }) => status.phase === "in sync");
  const [done, setDone] = useState<boolean | null>(null);
  const underWay = useRef({ count: 0, areWell: true });
  const run = async (asked: Promise<Outcome<unknown>>) => {
    const all = underWay.current;
    if (all.count++ === 0) all.areWell = true;
    setDone(null);
    const { ok } = await asked;
    all.areWell &&= ok;
    // The answer to the first of several says nothing of the last
    if (--all.count === 0) setDone(all.areWell);
  };
  const words = chat.settings;
  const text = done === false ? words.refused : isUp ? words.saved : words.waiting;
  return {
    settings,
    run,
    change: (changes) => run(client.own.changeSettings(changes)),
    said: done === null ? null : { text, isWrong: !done },
  };
}
