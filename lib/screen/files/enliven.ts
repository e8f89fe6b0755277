/** What a picture in a conversation does besides being there: it is hinted at before, and it may move. */
import { thumbHashToDataURL } from "thumbhash";
import type { FileRef } from "../../protocol/mod.ts";
import { smallSrc } from "./addresses.ts";
import { whileInView } from "./in_view.ts";

/** Larger ones move only in the viewer. */
const MOST_MOVING_BYTES = 5_000_000;

/** Until the end that it hands back. */
export function enliven(frame: HTMLElement, file: FileRef, onBroken: () => void): () => void {
  const picture = frame.querySelector("img")!;
  const ending = new AbortController();
  const { signal } = ending;
  picture.addEventListener("error", onBroken, { signal });
  // Before it has come it would stand there as a box of that colour
  const come = () => picture.toggleAttribute("data-here", true);
  if (picture.complete && picture.naturalWidth > 0) come();
  else picture.addEventListener("load", come, { signal });
  // It may have come, or failed, before its page was awake
  if (picture.complete && picture.naturalWidth === 0 && picture.currentSrc !== "") onBroken();
  const blur = file.preview?.blur;
  if (blur !== undefined && !picture.complete) {
    frame.style.backgroundImage = `url(${dotsOf(blur)})`;
    const clear = () => frame.style.removeProperty("background-image");
    picture.addEventListener("load", clear, { signal });
  }
  const rest = mayMove(file) ? moveInView(picture, file) : () => {};
  return () => {
    ending.abort();
    rest();
  };
}

/** A few bytes as a picture of a few dots. */
function dotsOf(blur: string): string {
  return thumbHashToDataURL(Uint8Array.from(atob(blur), (sign) => sign.charCodeAt(0)));
}

/** Not for whom nothing is to move. */
function mayMove({ type, preview, bytes }: FileRef): boolean {
  const { motion } = document.documentElement.dataset;
  return type === "image/gif" && preview !== undefined && bytes <= MOST_MOVING_BYTES &&
    motion !== "less" && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function moveInView(picture: HTMLImageElement, file: FileRef): () => void {
  return whileInView(picture, (isInView) => {
    const src = isInView ? `/files/${file.id}` : smallSrc(file);
    if (picture.getAttribute("src") !== src) picture.src = src;
  });
}
