/** From one address of the app to another without loading a page; back and forward work. */
import { useEffect, useState } from "preact/hooks";
import { type Address, addressOf } from "./address.ts";

export interface Going {
  readonly address: Address;
  go(path: string, how?: "push" | "replace"): void;
}

const START: Address = { at: "start" };

export function useAddress(first: string): Going {
  const [path, setPath] = useState(first);
  const go = (to: string, how: "push" | "replace" = "push") => {
    if (to !== location.pathname) {
      if (how === "push") history.pushState(null, "", to);
      else history.replaceState(null, "", to);
    }
    setPath(to);
  };
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    addEventListener("popstate", () => setPath(location.pathname), { signal });
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
  const address = addressOf(link.pathname);
  return address === null || address.at === "name" ? null : link.pathname;
}
