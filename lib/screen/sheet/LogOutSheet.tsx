import { useEffect, useState } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { chat, common } from "../../words/mod.ts";
import { isToldSoon, isUntold, logOut, type Untold, untoldOf } from "../log_out.ts";
import { useClient, useScreen } from "../screen_context.ts";
import { Sheet } from "./Sheet.tsx";

/** Asks only where something would be lost. What goes out meanwhile is lost no more. */
export function LogOutSheet({ onClose }: { onClose(): void }) {
  const screen = useScreen();
  const untold = useClient(untoldOf, isSame);
  const isKnown = useClient(({ isOutboxLoaded }) => isOutboxLoaded);
  const isGuest = screen.me.role === "guest";
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const words = chat.logOut;
  const leave = async () => {
    setBusy(true);
    setRefused(!await logOut(screen));
    setBusy(false);
  };
  useEffect(() => {
    const begin = async () => {
      const isNothingLost = !isGuest && await isToldSoon(screen.client);
      if (isNothingLost) await leave();
      setAsking(true);
    };
    void begin();
  }, []);
  if (!isAsking) return null;
  return (
    <Sheet title={words.title} onClose={onClose}>
      <div class="grid gap-24">
        <div class="grid gap-8" role="status">
          {untold.messages > 0 && <p>{words.unsent(untold.messages)}</p>}
          {untold.files > 0 && <p>{words.files(untold.files)}</p>}
          {untold.drafts > 0 && <p>{words.drafts(untold.drafts)}</p>}
          {untold.settings && <p>{words.settings}</p>}
          <p>{whatOf(untold, isKnown)}</p>
          {isGuest && <p>{words.guest}</p>}
        </div>
        {isRefused && <p class="field-error" role="alert">{words.refused}</p>}
        <div class="flex flex-wrap justify-end gap-8">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            kind={isUntold(untold) || !isKnown || isGuest ? "danger" : "primary"}
            busy={isBusy}
            onClick={() => void leave()}
          >
            {isUntold(untold) ? words.anyway : chat.rail.menu.logOut}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

function whatOf(untold: Untold, isKnown: boolean): string {
  const words = chat.logOut;
  if (untold.files > 0) return words.lostUnlessSent;
  if (isUntold(untold)) return words.lost;
  return isKnown ? words.nothing : words.unknown;
}

function isSame(one: Untold, other: Untold): boolean {
  return one.messages === other.messages && one.files === other.files &&
    one.drafts === other.drafts && one.settings === other.settings;
}
