import { LIMITS, utf8Length } from "../protocol/mod.ts";

/** Counted in bytes only where characters leave a doubt. */
export function isTooLarge(frame: unknown): boolean {
  if (frame instanceof ArrayBuffer) return frame.byteLength > LIMITS.frameBytes;
  if (typeof frame !== "string") return false;
  if (frame.length > LIMITS.frameBytes) return true;
  return frame.length > LIMITS.frameBytes / 3 && utf8Length(frame) > LIMITS.frameBytes;
}
