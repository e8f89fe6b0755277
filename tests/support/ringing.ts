import type { Page } from "playwright-core";
import { within } from "./deadline.ts";

/** Of several tabs one tells what comes; from now on there is one. */
export async function oneTabRings(page: Page): Promise<void> {
  const rings = page.evaluate(async () => {
    for (;;) {
      const { held = [] } = await navigator.locks.query();
      if (held.some(({ name }) => name?.startsWith("parley rings for"))) return;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });
  await within("one tab rings", rings);
}
