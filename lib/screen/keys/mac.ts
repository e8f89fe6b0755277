/** There other keys do the same. */
export function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.platform);
}
