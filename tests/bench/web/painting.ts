/** From something that happens to the frame that shows it. All of it runs in the page. */
import type { Page } from "playwright-core";
import { STAMP } from "../load/wire.ts";
import { type Painting, teachAfterPaint } from "./after_paint.ts";

const FIELD = ".composer-text";
const LINES = ".messages-lines";

/** Ages of messages when they are painted, in milliseconds; called again it ends and tells them. */
export async function passedOn(page: Page, origin: number): Promise<() => Promise<number[]>> {
  await page.locator(LINES).waitFor();
  await page.evaluate(teachAfterPaint);
  await page.evaluate(({ stamp, origin, lines }) => {
    const ages: number[] = [];
    const mark = new RegExp(`${stamp}(\\d+);`);
    const { afterPaint } = globalThis as unknown as Painting;
    const seen = new Set<string>();
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          const sentAt = mark.exec(node.textContent ?? "")?.[1];
          if (sentAt === undefined || seen.has(sentAt)) continue;
          seen.add(sentAt);
          afterPaint((now) =>
            ages.push(performance.timeOrigin + now - origin - Number(sentAt) / 1e3)
          );
        }
      }
    });
    observer.observe(document.querySelector(lines)!, { childList: true, subtree: true });
    const stop = () => {
      observer.disconnect();
      return ages;
    };
    Object.assign(globalThis, { stop });
  }, { stamp: STAMP, origin, lines: LINES });
  return () => page.evaluate(() => (globalThis as unknown as { stop(): number[] }).stop());
}

/** From Enter to one's own message, again and again. */
export async function ownMessages(page: Page, count: number): Promise<number[]> {
  await page.evaluate(teachAfterPaint);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const text = `own ${i} of ${count}`;
    await page.locator(FIELD).fill(text);
    await page.evaluate(({ text, lines }) => {
      const { promise, resolve } = Promise.withResolvers<number>();
      Object.assign(globalThis, { painted: promise });
      let at = 0;
      addEventListener("keydown", ({ timeStamp }) => at = timeStamp, { once: true, capture: true });
      const observer = new MutationObserver(() => {
        if (!document.querySelector(lines)!.textContent!.includes(text)) return;
        observer.disconnect();
        (globalThis as unknown as Painting).afterPaint((now) => resolve(now - at));
      });
      observer.observe(document.querySelector(lines)!, { childList: true, subtree: true });
    }, { text, lines: LINES });
    await page.keyboard.press("Enter");
    times.push(
      await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted),
    );
  }
  return times;
}

/** From a key to the letter that it writes. */
export async function typed(page: Page, count: number): Promise<number[]> {
  await page.locator(FIELD).focus();
  return await timeKeys(page, "so it goes, and what comes then? ".repeat(count).slice(0, count));
}

/** The same in the switcher, where each letter asks for other places. */
export async function typedInSwitcher(
  page: Page,
  text: string,
  lastPerson: string,
): Promise<number[]> {
  await page.locator('.screen[data-phase="in sync"]').waitFor();
  await page.keyboard.press("Control+k");
  const field = page.locator("dialog input");
  // Everybody there is has to be here first
  await field.fill(lastPerson);
  await page.locator("dialog [role=option]").getByText(lastPerson, { exact: true }).waitFor();
  await field.fill("");
  const times = await timeKeys(page, text);
  await page.keyboard.press("Escape");
  return times;
}

const BETWEEN_KEYS_MS = 40;

async function timeKeys(page: Page, text: string): Promise<number[]> {
  await page.evaluate(teachAfterPaint);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    const ending = new AbortController();
    const listening = { capture: true, signal: ending.signal };
    Object.assign(globalThis, { stopTiming: () => ending.abort() });
    let at = 0;
    addEventListener("keydown", ({ timeStamp }) => at = timeStamp, listening);
    addEventListener("input", () => {
      const pressed = at;
      (globalThis as unknown as Painting).afterPaint((now) => times.push(now - pressed));
    }, listening);
  });
  await page.keyboard.type(text, { delay: BETWEEN_KEYS_MS });
  await page.waitForFunction(
    (count) => (globalThis as unknown as { times: number[] }).times.length >= count,
    text.length,
  );
  return await page.evaluate(() => {
    const { times, stopTiming } = globalThis as unknown as { times: number[]; stopTiming(): void };
    stopTiming();
    return times;
  });
}
