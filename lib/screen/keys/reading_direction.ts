/** Where one reads from right to left, the key to the left leads on. */
export function asRead(key: string): string {
  if (document.dir !== "rtl") return key;
  return key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key;
}
