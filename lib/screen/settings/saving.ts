/** What is set holds at once; whether the server has it is said quietly. */
import { useState } from "preact/hooks";
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
  const run = (asked: Promise<Outcome<unknown>>) => {
    setDone(null);
    void asked.then(({ ok }) => setDone(ok));
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
