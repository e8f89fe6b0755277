/** An address that browsers take for unsafe: a name of the house's own network, without https. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { newSetupSecret } from "../../lib/auth/mod.ts";
import { account, chat, door, passkeys } from "../../lib/words/en.ts";
import { isAlive } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { hasMessage } from "../support/conversation_page.ts";
import { PASSWORD } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";

const ORIGIN = "http://parley.test";

Deno.test("over plain http everything works but what browsers withhold there, and nothing complains", async () => {
  await using server = await startServer({ env: { PARLEY_ORIGIN: ORIGIN } });
  await using browser = await TestBrowser.open(
    `MAP parley.test:80 ${server.address.replace("http://", "")}`,
  );
  // A header that holds over https is left out here, and Chromium says so
  browser.forgive(/^The Cross-Origin-Op/);
  const page = await browser.page();
  await page.goto(`${ORIGIN}/setup#${await newSetupSecret(server.chat.store)}`);
  assert.equal(await page.evaluate("isSecureContext"), false);
  assert.equal(await page.evaluate("typeof crypto.subtle"), "undefined");
  await page.getByLabel(door.setup.secret).waitFor({ state: "hidden" });
  await page.getByLabel(door.setup.place).fill("Elm Street");
  await page.getByLabel(door.name, { exact: true }).fill("Ada");
  await page.getByLabel(door.password).fill(PASSWORD);
  await press(page, door.setup.submit);
  await isAlive(page);
  await page.getByLabel(chat.composer.write("welcome")).fill("Without a lock on the line");
  await page.keyboard.press("Enter");
  // Without a lock only what the server has outlives the page
  await hasMessage(page, "Without a lock on the line");
  await page.reload();
  await page.getByText("Without a lock on the line").waitFor();

  await page.goto(`${ORIGIN}/account/passkeys`);
  await page.getByText(passkeys.unavailable).waitFor();
  await page.goto(`${ORIGIN}/account/phone`);
  await page.getByLabel(account.current).fill(PASSWORD);
  await press(page, account.phone.submit);
  const link = page.getByLabel(account.phone.link);
  assert.match(await link.inputValue(), /^http:\/\/parley\.test\/link#/);
  assert.equal(
    await page.getByRole("button", { name: "Copy" }).count(),
    0,
    "there is no clipboard",
  );
  await page.goto(`${ORIGIN}/account`);
  await press(page, account.logout);
  await page.waitForURL(`${ORIGIN}/login`);
  assert.equal(await page.getByRole("button", { name: /passkey/ }).count(), 0);
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}
