/** From an invitation to being heard, and from the login to a reaction by the keyboard alone, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { newSetupSecret } from "../../lib/auth/mod.ts";
import { chat, door, place as placeWords } from "../../lib/words/en.ts";
import { isAlive } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { fieldOf, hasMessage, write } from "../support/conversation_page.ts";
import { PASSWORD } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";

Deno.test("from an invitation to a message that is heard; later by keys alone from the login to a reaction", async (t) => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const { address } = server;
  const ada = await browser.page();
  await ada.goto(`${address}/setup#${await newSetupSecret(server.chat.store)}`);
  // The link fills it, and without it the form is not sent
  await ada.getByLabel(door.setup.secret).waitFor({ state: "hidden" });
  await ada.getByLabel(door.setup.place).fill("Elm Street");
  await ada.getByLabel(door.name, { exact: true }).fill("Ada");
  await ada.getByLabel(door.password).fill(PASSWORD);
  await press(ada, door.setup.submit);
  await isAlive(ada);
  await ada.goto(`${address}/place/invites/new`);
  await ada.getByLabel("#welcome").check();
  await press(ada, placeWords.invites.make);
  const link = await ada.getByLabel(placeWords.invites.link, { exact: true }).inputValue();
  await ada.goto(`${address}/r`);
  await isAlive(ada);

  await t.step(
    "a link, a name and a password lead into the room, and what is said is heard",
    async () => {
      const ben = await browser.page();
      await ben.goto(link);
      await ben.getByLabel(door.name, { exact: true }).fill("Ben");
      await ben.getByLabel(door.password).fill(PASSWORD);
      await press(ben, door.join.enter);
      await isAlive(ben);
      await write(ben, "Hello, I am new here");
      await hasMessage(ada, "Hello, I am new here");
      await ada.getByText("Ben joined").first().waitFor();
      await write(ada, "Welcome, Ben");
      await hasMessage(ben, "Welcome, Ben");
      await ben.context().close();
    },
  );

  await t.step("no mouse is needed from the login to a reaction", async () => {
    const ben = await browser.page();
    const { keyboard } = ben;
    await ben.goto(`${address}/login`);
    await tabTo(ben, ben.getByLabel(door.name, { exact: true }));
    await keyboard.type("Ben");
    await keyboard.press("Tab");
    await tabTo(ben, ben.getByLabel(door.password));
    await keyboard.type(PASSWORD);
    await keyboard.press("Enter");
    await isAlive(ben);
    await keyboard.press("Control+k");
    await ben.getByRole("combobox", { name: chat.switcher.title }).waitFor();
    await keyboard.type("welc");
    await ben.getByRole("option").first().waitFor();
    await keyboard.press("Enter");
    await fieldOf(ben).and(ben.locator(":focus")).waitFor();
    await keyboard.type("By the keys alone");
    await keyboard.press("Enter");
    await hasMessage(ada, "By the keys alone");
    await keyboard.press("Shift+Tab");
    const row = ben.locator(".message[data-row]:focus");
    for (let i = 0; i < 12 && await row.count() === 0; i++) await keyboard.press("Shift+Tab");
    await row.waitFor();
    while (!(await row.innerText()).includes("Welcome, Ben")) await keyboard.press("ArrowUp");
    await keyboard.press(":");
    const search = ben.getByLabel(chat.emoji.search);
    await search.waitFor();
    await keyboard.type("tada");
    await ben.getByRole("button", { name: /tada|party/i }).first().waitFor();
    await keyboard.press("Enter");
    const named = chat.acts.reacted(["Ben"], 0, "🎉");
    await ada.getByRole("button", { name: named }).waitFor();
    const focused = await ben.evaluate(() => document.activeElement?.className);
    assert.match(focused ?? "", /message/, "the focus is back where it was");
  });
});

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** As often as it takes, but not for good. */
async function tabTo(page: Page, field: ReturnType<Page["locator"]>): Promise<void> {
  for (let i = 0; i < 12; i++) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail("No way there by the Tab key");
}
