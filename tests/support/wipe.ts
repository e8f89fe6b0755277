/** A finger across a phone. */
import type { Page } from "playwright-core";

/** As slow as a real one, which rests before it is lifted: while something flies on, no tap is one. */
export async function wipe(phone: Page, from: number, to: number): Promise<void> {
  const finger = await phone.context().newCDPSession(phone);
  const began = Date.now() / 1000;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", after: number, x?: number) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      timestamp: began + after,
      touchPoints: x === undefined ? [] : [{ x, y: 300 }],
    });
  await touch("touchStart", 0, from);
  for (const [at, part] of [0.3, 0.6, 1, 1].entries()) {
    await touch("touchMove", 0.1 + at / 10, from + (to - from) * part);
  }
  await touch("touchEnd", 0.6);
}
