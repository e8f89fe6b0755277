/** From one address of the app to another without loading a page; back and forward work. */
import { useEffect, useState } from "preact/hooks";
import { type Address, addressOf, personAt } from "./address.ts";
import { ONE_COLUMN } from "../phone/one_column.ts";
import type { Panels } from "../panels.ts";
import { BESIDE } from "../phone/side_back.ts";

export interface Going {
  readonly address: Address;
  /** To a person leads to their card, above whatever is open. */
  go(path: string, how?: "push" | "replace"): void;
}

const START: Address = { at: "start" };
const LIST = "/r";
/** On an entry of the history: the one before it is the list. */
const FROM_LIST = "from the list";

export function useAddress(first: string, { side, card }: Pick<Panels, "side" | "card">): Going {
  const [path, setPath] = useState(first);
  const go = (to: string, how: "push" | "replace" = "push") => {
    const person = personAt(to);
    if (person !== null) return void (card.value = person);
    card.value = null;
    const isOneColumn = matchMedia(ONE_COLUMN).matches;
    // As often as somebody looks into the list and back, the way back stays as long as it was
    if (isOneColumn && to === LIST && history.state === FROM_LIST) return history.back();
    if (to !== location.pathname) {
      const isFromList = isOneColumn && addressOf(location.pathname)?.at === "start";
      const isStep = how === "push" && history.state !== BESIDE;
      if (isStep) history.pushState(isFromList ? FROM_LIST : null, "", to);
      else history.replaceState(null, "", to);
    }
    // What was beside the one is in front of the other there
    if (isOneColumn) side.value = null;
    setPath(to);
  };
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    addEventListener("popstate", () => {
      card.value = null;
      setPath(location.pathname);
    }, { signal });
    addEventListener("click", (event) => {
      const to = inAppPath(event);
      if (to === null) return;
      event.preventDefault();
      go(to);
    }, { signal });
    return () => ending.abort();
  }, []);
  return { address: addressOf(path) ?? START, go };
}

/** Any plain link to an address of the app is followed here; a new tab is left to the browser. */
function inAppPath(event: MouseEvent): string | null {
  const { button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented, target } = event;
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null;
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || link.target !== "" || link.hasAttribute("download")) return null;
  if (link.origin !== location.origin || link.hash !== "") return null;
  if (personAt(link.pathname) !== null) return link.pathname;
  const address = addressOf(link.pathname);
  return address === null || address.at === "name" ? null : link.pathname;
}
