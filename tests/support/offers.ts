/** What the page offers or tells for a moment only, for tests that are to find it there. */
import type { Page } from "playwright-core";
import { UNDO_MS } from "../../lib/screen/composer/undoing.ts";
import { TOAST_MS } from "../../lib/screen/toasts.tsx";

/** From now on, over reloads too: a machine that is busy takes longer to get there than it is offered. */
export async function offersStay(page: Page): Promise<void> {
  await page.addInitScript(keep, [UNDO_MS, TOAST_MS]);
  await page.evaluate(keep, [UNDO_MS, TOAST_MS]);
}

/** Runs in the page. */
function keep(moments: number[]): void {
  const { setTimeout: after } = globalThis;
  const stays = (run: () => void, wait = 0) => after(run, moments.includes(wait) ? 2 ** 30 : wait);
  globalThis.setTimeout = stays as typeof after;
}
