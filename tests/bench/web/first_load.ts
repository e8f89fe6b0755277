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
  await devtools.send("Network.enable");
  const kinds = new Map<string, string>();
  const loaded: { kind: string; bytes: number }[] = [];
  devtools.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind !== undefined) loaded.push({ kind, bytes: encodedDataLength });
  });
  await page.addInitScript(watchPaints);
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("usable").length > 0);
  // What came until it was usable; the rest is fetched when nobody waits for it
  const before = [...loaded];
  await page.locator('.screen[data-phase="in sync"]').waitFor();
  const seen = await page.evaluate(() => ({
    ...(globalThis as unknown as { seen: { lcpMs: number; shift: number } }).seen,
    usableMs: performance.getEntriesByName("usable")[0]!.startTime,
  }));
  const bytesOf = (items: typeof loaded) => items.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    ...seen,
    requests: before.length,
    bytes: bytesOf(before),
    scriptBytes: bytesOf(before.filter(({ kind }) => kind === "Script")),
    styleBytes: bytesOf(before.filter(({ kind }) => kind === "Stylesheet")),
  };
}

/** Runs in the page, before anything else does. */
function watchPaints(): void {
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
