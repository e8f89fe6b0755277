// A real Chromium for the islands. Whatever a page complains of, in its console or about its policy, fails the test.

import { App, csp, staticFiles } from "fresh";
import { deepEqual } from "node:assert/strict";
import type { Page } from "playwright-core";
import { launchChromium } from "../support/chromium.ts";
import { PATIENCE_MS } from "../support/deadline.ts";
import { serve } from "./support.ts";

const browser = await launchChromium();
Deno.test.afterAll(() => browser.close());

/** An app whose pages may do nothing that a strict policy forbids. */
export function strictApp(): App<unknown> {
  const policy = ["default-src 'none'", "script-src 'self'", "style-src 'self'"];
  return new App()
    .use(csp({ useNonce: true, csp: policy }))
    .use(staticFiles());
}

export interface View extends AsyncDisposable {
  page: Page;
  /** What the page complained of so far; it is not held against it any more. */
  takeComplaints(): string[];
}

/** Opens a page that ends with the island IsAwake, and waits until it is. What is prepared runs before all else in it. */
export async function openAt(address: string, prepare = () => {}): Promise<View> {
  const complaints: string[] = [];
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.addInitScript(prepare);
  await page.goto(address);
  await page.locator("[data-where=awake]").waitFor({ state: "attached" });
  return {
    page,
    takeComplaints: () => complaints.splice(0),
    async [Symbol.asyncDispose]() {
      await page.close();
      deepEqual(complaints, []);
    },
  };
}

/** Opens such a page of an app, on a server of its own. */
export async function open<T>(app: App<T>, path = "/"): Promise<View> {
  const server = serve(app);
  const view = await openAt(server.origin + path);
  return {
    ...view,
    async [Symbol.asyncDispose]() {
      await view.page.close();
      await server[Symbol.asyncDispose]();
      await view[Symbol.asyncDispose]();
    },
  };
}
