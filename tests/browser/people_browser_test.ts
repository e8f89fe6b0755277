/** From the first minute of a place to a third device, in a real browser: everybody has a profile of their own. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { newSetupSecret } from "../../lib/auth/mod.ts";
import { account, chat, door, passkeys, place } from "../../lib/words/en.ts";
import { isAlive } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { hasMessage } from "../support/conversation_page.ts";
import { startServer } from "../support/server.ts";
import { authenticatorFor, shareKeys } from "../support/virtual_authenticator.ts";

const PASSWORD = "three odd green words";
const GREETING = /This is the first room/;

Deno.test("set up, invite, come as a guest, stay by a passkey, log in elsewhere with it, end the other", async () => {
  await using server = await startServer();
  // A name, for browsers have no passkeys for a number
  const address = server.address.replace("127.0.0.1", "localhost");
  await using browser = await TestBrowser.open();

  const ada = await browser.page();
  await ada.goto(`${address}/setup#${await newSetupSecret(server.chat.store)}`);
  // The link has filled it
  await ada.getByLabel(door.setup.secret).waitFor({ state: "hidden" });
  await ada.getByLabel(door.setup.place).fill("Elm Street");
  await ada.getByLabel(door.name, { exact: true }).fill("Ada");
  await ada.getByLabel(door.password).fill(PASSWORD);
  await press(ada, door.setup.submit);
  await ada.getByText(GREETING).waitFor();

  await ada.goto(`${address}/place/invites/new`);
  await ada.getByLabel(place.invites.asGuest.label).check();
  await ada.getByLabel("#welcome").check();
  await press(ada, place.invites.make);
  const link = await ada.getByLabel(place.invites.link, { exact: true }).inputValue();

  const zoe = await browser.page();
  const device = await authenticatorFor(zoe);
  await zoe.goto(link);
  await zoe.getByLabel(door.name, { exact: true }).fill("Zoe");
  await press(zoe, door.join.enterAsGuest);
  await zoe.getByText(GREETING).waitFor();
  await ada.goto(`${address}/r`);
  await ada.getByText("Zoe joined").first().waitFor();
  await isAlive(zoe);
  await write(zoe, "Hello from a guest");
  await hasMessage(ada, "Hello from a guest");

  await zoe.goto(`${address}/account/security`);
  await zoe.getByLabel(passkeys.name).fill("Laptop");
  await press(zoe, passkeys.add);
  await zoe.getByRole("heading", { name: account.codes.heading }).waitFor();

  const phone = await browser.page();
  await shareKeys(device, await authenticatorFor(phone));
  await phone.goto(`${address}/login`);
  // Whoever shows passkeys in the field is in before a button is pressed
  await phone.waitForURL(`${address}/r`);
  await phone.getByText("Hello from a guest").waitFor();

  await zoe.goto(`${address}/r`);
  await zoe.getByText("Hello from a guest").waitFor();
  await phone.goto(`${address}/account/devices`);
  await press(phone, account.devices.endOthers);
  await phone.getByText(account.done.others).waitFor();
  await zoe.getByText(chat.closed.signed_out).waitFor();
  await zoe.goto(`${address}/r`);
  assert.equal(new URL(zoe.url()).pathname, "/login");
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel(chat.composer.write("welcome")).fill(text);
  await page.keyboard.press("Enter");
}
