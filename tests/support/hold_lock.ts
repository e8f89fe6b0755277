import type { Page } from "playwright-core";

/** Has the lock once this is done: nobody else does while the page is open. */
export async function holdLock(page: Page, name: string): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) =>
        void navigator.locks.request(name, () => {
          resolve();
          return new Promise(() => {});
        })
      ),
    name,
  );
}
