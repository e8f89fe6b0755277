/** What a first visit to the app loads, and how long it takes on a machine four times as slow. */
import type { Page } from "playwright-core";

export interface FirstLoad {
  readonly requests: number;
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly styleBytes: number;
  /** The largest thing on the page is painted. */
  readonly lcpMs: number;
  /** It answers to keys and clicks. */
  readonly usableMs: number;
  readonly shift: number;
}

const SLOWED = 4;

export async function firstLoad(page: Page, address: string): Promise<FirstLoad> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  await page.addInitScript(watchPaints);
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("usable").length > 0);
  await page.locator('.screen[data-phase="in sync"]').waitFor();
  const { loaded, ...seen } = await page.evaluate(() => {
    const usableMs = performance.getEntriesByName("usable")[0]!.startTime;
    const timings = ["navigation", "resource"].flatMap((type) =>
      performance.getEntriesByType(type) as PerformanceResourceTiming[]
    );
    return {
      ...(globalThis as unknown as { seen: { lcpMs: number; shift: number } }).seen,
      usableMs,
      // What was asked for until it was usable; the rest is fetched when nobody waits for it
      loaded: timings.filter(({ startTime }) => startTime < usableMs)
        .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
    };
  });
  const bytesOf = (end: RegExp) =>
    loaded.filter(({ name }) => end.test(new URL(name).pathname))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    ...seen,
    requests: loaded.length,
    bytes: bytesOf(/./),
    scriptBytes: bytesOf(/\.js$/),
    styleBytes: bytesOf(/\.css$/),
  };
}

/** Runs in the page, before anything else does. */
export function watchPaints(): void {
  const seen = { lcpMs: 0, shift: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.lcpMs = startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as unknown as {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) seen.shift += value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}
