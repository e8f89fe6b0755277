/** A page of the app in a browser, with somebody of a busy place before it. */
import type { Locator, Page } from "playwright-core";
import { WHOLE } from "../../lib/screen/lazily.ts";
import type { Look, TestBrowser } from "./browser.ts";
import type { BusyPlace, Name } from "./busy_place.ts";
import type { TestServer } from "./server.ts";

export interface Scene {
  readonly server: TestServer;
  readonly place: BusyPlace;
  readonly browser: TestBrowser;
}

/** As much of a scene as a page needs: also of a server that is a process of its own. */
export interface Stage {
  readonly server: Pick<TestServer, "address">;
  readonly place: Pick<BusyPlace, "tokenOf">;
  readonly browser: TestBrowser;
}

export async function openApp(
  { server, place, browser }: Stage,
  path: string,
  { who = "mara", isApp = true, ...look }: Look & { who?: Name; isApp?: boolean } = {},
): Promise<Page> {
  const page = await browser.page(look);
  const cookie = { name: "parley", value: await place.tokenOf(who), url: server.address };
  await page.context().addCookies([cookie]);
  await page.goto(server.address + path);
  if (isApp) await isAlive(page);
  return page;
}

/** Drawn by the server it can be read; from now on it answers, also to what comes by the later script. */
export async function isAlive(page: Page): Promise<void> {
  await page.locator(IN_SYNC).waitFor();
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, WHOLE);
  await page.waitForLoadState("networkidle");
}

/** As far as the page itself goes. */
export async function isInSync(page: Page): Promise<void> {
  await page.locator(IN_SYNC).waitFor();
  await page.waitForLoadState("networkidle");
}

const IN_SYNC = '.screen[data-phase="in sync"]';

/** As what was set elsewhere comes to be. */
export async function comesToHold(field: Locator, value: string): Promise<void> {
  const handle = await field.elementHandle();
  await field.page().waitForFunction(
    ([field, value]) => (field as HTMLInputElement).value === value,
    [handle, value] as const,
  );
}

/** Drawn by the server a form can be sent already; from now on the page's own script has it. */
export async function isAwake(form: Locator): Promise<void> {
  // Where Preact keeps what an element listens to
  await form.page().waitForFunction((form) => "l" in form!, await form.elementHandle());
}

/** It is the one that keys go to. */
export async function isFocused(field: Locator): Promise<void> {
  await field.and(field.page().locator(":focus")).waitFor();
}
