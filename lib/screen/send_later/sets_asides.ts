import { useEffect, useRef } from "preact/hooks";
import { type AsideEnd, setAsides } from "../../client/mod.ts";
import { chat } from "../../words/mod.ts";
import { takeBackAside } from "../attaching/taking_back.ts";
import { type ScreenParts, useScreen } from "../screen_context.ts";
import { comingText } from "./when_text.ts";

/** Wherever one is on the page: what waits here for its files is set when they are there. */
export function SetsAsides(): null {
  const screen = useScreen();
  const latest = useRef(screen);
  latest.current = screen;
  useEffect(() => {
    setAsides(screen.client, (end) => tell(end, latest.current)).catch(reportError);
  }, [screen.client]);
  return null;
}

/** What was not set is what one writes again. */
async function tell(end: AsideEnd, screen: ScreenParts): Promise<void> {
  const { clock, toasts } = screen;
  if (!end.outcome.ok) await takeBackAside(end, screen);
  toasts.value = end.outcome.ok
    ? { text: chat.later.willBeSent(comingText(clock, end.later.ask.at)), tone: "good" }
    : { text: whyNot(end, screen), tone: "bad" };
}

function whyNot({ outcome, trouble, later }: AsideEnd, { client }: ScreenParts): string {
  if (trouble !== null) return chat.composer.fileFailed;
  if (later.ask.at <= client.serverTime) return chat.later.isOver;
  return !outcome.ok && outcome.code === "too_many" ? chat.later.tooMany : chat.later.notKept;
}
