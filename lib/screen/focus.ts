/** The focus goes along with whoever goes to another place. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Address } from "./going/address.ts";

export function useFocusFollows(address: Address): void {
  const place = address.at === "conversation" ? address.room : `${address.at} ${partOf(address)}`;
  const last = useRef(place);
  // At once: whoever types on loses no letter
  useLayoutEffect(() => {
    if (last.current === place) return;
    last.current = place;
    focusMiddle();
  }, [place]);
}

/** Where one writes; on a phone that would bring up its keyboard, which nobody asked for. */
export function focusMiddle(): void {
  const main = document.getElementById("main");
  const field = matchMedia("(pointer: fine)").matches
    ? main?.querySelector<HTMLElement>(".composer-text")
    : null;
  (field ?? main)?.focus({ preventScroll: true });
}

function partOf(address: Address): string {
  return "part" in address ? address.part ?? "" : "";
}
