/** A room in which very much was said: opened, and scrolled back through. */
import type { Page } from "playwright-core";
import { type Painting, teachAfterPaint } from "./after_paint.ts";

const SCROLL = ".messages-scroll";
const SLOWED = 4;
const FRAME_MS = 1_000 / 60;

/** From the click on its name to the frame with its messages. */
export async function openLongRoom(page: Page, room: string): Promise<number> {
  await page.locator('.screen[data-phase="in sync"]').waitFor();
  const link = page.locator(`.rail a[href="/r/${room}"]`);
  await link.scrollIntoViewIfNeeded();
  await page.evaluate(teachAfterPaint);
  await page.evaluate((lines) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    Object.assign(globalThis, { opened: promise });
    let at = 0;
    addEventListener("click", ({ timeStamp }) => at = timeStamp, { once: true, capture: true });
    const observer = new MutationObserver(() => {
      if (at === 0 || document.querySelectorAll(`${lines} [data-id]`).length <= 10) return;
      observer.disconnect();
      (globalThis as unknown as Painting).afterPaint((now) => resolve(now - at));
    });
    observer.observe(document.querySelector("#main")!, { childList: true, subtree: true });
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

/** So much of it is scrolled through on a slow machine, and timed. */
const TIMED_MESSAGES = 2_000;
const TIMED_MS = 60_000;
const ALL_MS = 10 * 60_000;

/** With the wheel, until so many were drawn; on a slow machine at first, which is what is timed. */
export async function scrollBack(page: Page, count: number): Promise<Scrolled> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  await page.evaluate((scroll) => {
    const seen = new Set<string>();
    const scrolling: Scrolling = { longest: 0, frames: 0, late: 0, seen };
    Object.assign(globalThis, { scrolling });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        scrolling.longest = Math.max(scrolling.longest, duration);
      }
    }).observe({ type: "longtask" });
    // Only what is put there: to look through all lines in each frame would be most of the frame
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const line of addedNodes) {
          const id = (line as HTMLElement).dataset?.["id"];
          if (id !== undefined) seen.add(id);
        }
      }
    }).observe(document.querySelector(scroll)!.firstElementChild!, { childList: true });
    let last = performance.now();
    const count = (now: number) => {
      scrolling.frames++;
      if (now - last > 2.5 * 1_000 / 60) scrolling.late++;
      last = now;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  }, SCROLL);
  const box = (await page.locator(SCROLL).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await wheelBack(page, Math.min(count, TIMED_MESSAGES), TIMED_MS);
  const { longest, frames, late } = await page.evaluate(() => {
    const { seen: _, ...rest } = (globalThis as unknown as { scrolling: Scrolling }).scrolling;
    return rest;
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const messages = await wheelBack(page, count, ALL_MS);
  await page.evaluate(() =>
    (globalThis as unknown as { scrolling: Scrolling }).scrolling.seen.clear()
  );
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return {
    ...{ messages, longestTaskMs: longest, slowFrames: 100 * late / frames, heapBytes: usedSize },
  };
}

interface Scrolling {
  longest: number;
  frames: number;
  late: number;
  seen: Set<string>;
}

/** Until so many were drawn in all, or the time is over; how many they were. */
async function wheelBack(page: Page, count: number, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let messages = 0;
  while (messages < count && performance.now() < until) {
    for (let i = 0; i < 20; i++) {
      await page.mouse.wheel(0, -600);
      await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
    }
    messages = await page.evaluate(() =>
      (globalThis as unknown as { scrolling: Scrolling }).scrolling.seen.size
    );
  }
  return messages;
}
