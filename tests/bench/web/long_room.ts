/** A room in which very much was said: opened, and scrolled back through. */
import type { Page } from "playwright-core";

const SCROLL = ".messages-scroll";
const SLOWED = 4;
const FRAME_MS = 1_000 / 60;

/** From the click on its name to the frame with its messages. */
export async function openLongRoom(page: Page, room: string): Promise<number> {
  await page.locator('.screen[data-phase="in sync"]').waitFor();
  const link = page.locator(`.rail a[href="/r/${room}"]`);
  await link.scrollIntoViewIfNeeded();
  await page.evaluate((lines) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    Object.assign(globalThis, { opened: promise });
    let at = 0;
    addEventListener("click", ({ timeStamp }) => at = timeStamp, { once: true, capture: true });
    const look = () => {
      const isThere = at > 0 && document.querySelectorAll(`${lines} [data-id]`).length > 10;
      if (!isThere) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - at);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  }, ".messages-lines");
  await link.click();
  return await page.evaluate(() => (globalThis as unknown as { opened: Promise<number> }).opened);
}

export interface Scrolled {
  readonly messages: number;
  readonly longestTaskMs: number;
  /** Of a hundred frames, how many came more than one frame late. */
  readonly slowFrames: number;
  readonly heapBytes: number;
}

/** With the wheel, until so many were on the screen or a minute is over, on a slow machine. */
export async function scrollBack(page: Page, count: number): Promise<Scrolled> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  await page.evaluate((scroll) => {
    const seen = new Set<string>();
    const scrolling = { longest: 0, frames: 0, late: 0, seen };
    Object.assign(globalThis, { scrolling });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        scrolling.longest = Math.max(scrolling.longest, duration);
      }
    }).observe({ type: "longtask" });
    let last = performance.now();
    const count = (now: number) => {
      scrolling.frames++;
      if (now - last > 2.5 * 1_000 / 60) scrolling.late++;
      last = now;
      for (const line of document.querySelectorAll<HTMLElement>(`${scroll} [data-id]`)) {
        seen.add(line.dataset["id"]!);
      }
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  }, SCROLL);
  const box = (await page.locator(SCROLL).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const until = performance.now() + 90_000;
  for (let messages = 0; messages < count && performance.now() < until;) {
    for (let i = 0; i < 20; i++) {
      await page.mouse.wheel(0, -600);
      await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
    }
    messages = await page.evaluate(() =>
      (globalThis as unknown as { scrolling: { seen: Set<string> } }).scrolling.seen.size
    );
  }
  const { longest, frames, late, messages } = await page.evaluate(() => {
    const { seen, ...rest } = (globalThis as unknown as {
      scrolling: { longest: number; frames: number; late: number; seen: Set<string> };
    }).scrolling;
    const messages = seen.size;
    seen.clear();
    return { ...rest, messages };
  });
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return {
    ...{ messages, longestTaskMs: longest, slowFrames: 100 * late / frames, heapBytes: usedSize },
  };
}
