/** What keys do to a picture that is looked at: for who hears them, for tooltips and the sheet of keys. Pure. */
import { capsOf } from "../keys/keys.ts";

export const VIEWER_KEYS = {
  next: "ArrowRight",
  previous: "ArrowLeft",
  first: "Home",
  last: "End",
  nearer: "+",
  further: "-",
  whole: "0",
} as const;

export type ViewerDeed = keyof typeof VIEWER_KEYS;

export const VIEWER_DEEDS = Object.keys(VIEWER_KEYS) as ViewerDeed[];

/** The key as it stands on the keyboard. */
export function viewerCap(deed: ViewerDeed, isMirrored: boolean): string {
  // A hyphen is hardly seen
  return capsOf(keyOf(deed, isMirrored), false).join("+").replace("-", "−");
}

export function viewerDeed(key: string, isMirrored: boolean): ViewerDeed | null {
  // Where the plus needs Shift, this is what comes without
  const meant = key === "=" ? "+" : key;
  return VIEWER_DEEDS.find((deed) => keyOf(deed, isMirrored) === meant) ?? null;
}

/** To where it comes next on the screen. */
function keyOf(deed: ViewerDeed, isMirrored: boolean): string {
  if (isMirrored && deed === "next") return VIEWER_KEYS.previous;
  if (isMirrored && deed === "previous") return VIEWER_KEYS.next;
  return VIEWER_KEYS[deed];
}
