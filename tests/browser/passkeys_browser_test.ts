/** Passkeys in a real browser, with the authenticator that its makers give to testers. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { newSetupSecret, Passwords } from "../../lib/auth/mod.ts";
import { setUpPlace, visit } from "../../lib/actions/mod.ts";
import { passkeys as words } from "../../lib/words/en.ts";
import { changePlace, STRANGER } from "../support/doors.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { authenticatorFor, countKeys } from "../support/virtual_authenticator.ts";

const PASSWORD = "three odd green words";

/** A name, for browsers have no passkeys for a number. */
const atName = ({ address }: TestServer) => address.replace("127.0.0.1", "localhost");

async function openPlace({ chat }: TestServer): Promise<void> {
  const { store, clock, passwords } = chat;
  const door = { store, passwords, now: () => clock.now(), caller: STRANGER };
  const secret = (await newSetupSecret(store))!;
  const asked = { name: "Olga", password: PASSWORD, place: "Elm Street", hue: 30, secret };
  assert.ok((await setUpPlace(door, asked)).ok);
  await changePlace(store, { door: "open", guests: true });
}

/** As those are that show no passkeys in a field; this one would be in before a button is pressed. */
async function withoutFields(page: Page): Promise<void> {
  await page.addInitScript(
    "PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)",
  );
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

Deno.test("register, leave, come back without typing a name, add, prove and remove", async () => {
  await using server = await startServer();
  await openPlace(server);
  await using browser = await TestBrowser.open();
  // Of a fetch or a form that is refused the console tells too
  browser.forgive(/status of 422/);
  const page = await browser.page();
  const device = await authenticatorFor(page);
  await withoutFields(page);
  const address = atName(server);

  await page.goto(`${address}/register`);
  await press(page, words.register);
  await page.getByText("Give a name that others can call you by").waitFor();
  await page.getByLabel("Name").fill("Ada");
  await press(page, words.register);
  await page.waitForURL(`${address}/r`);
  assert.equal(await countKeys(device), 1);

  await page.goto(`${address}/account`);
  await press(page, "Log out");
  await page.waitForURL(`${address}/login`);
  await press(page, words.login);
  await page.waitForURL(`${address}/r`);
  await page.goto(`${address}/account`);
  await page.getByText("Ada", { exact: true }).waitFor();

  await page.goto(`${address}/account/passkeys`);
  await page.getByLabel(words.removeThis(words.unnamed), { exact: true }).click();
  await press(page, words.proof);
  await page.getByText("This is your only way in").waitFor();

  // The device has one already, and says so
  await page.goto(`${address}/account/passkeys`);
  await press(page, words.add);
  await page.getByText(words.problems.hitch.known).waitFor();
  const keyRing = await device.session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "usb",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByRole("textbox", { name: words.name }).fill("Key ring");
  await press(page, words.add);
  await page.getByText("Key ring", { exact: true }).waitFor();
  assert.equal(await countKeys({ ...device, id: keyRing.authenticatorId }), 1);

  await page.getByLabel(words.removeThis("Key ring"), { exact: true }).click();
  await page.locator("details[open]").getByRole("button", { name: words.proof }).click();
  // On the page that comes instead, and not in the moment between the two
  await page.waitForFunction(() => document.querySelectorAll("main li").length === 1);
});

Deno.test("a guest keeps the account with a passkey, and comes back with it", async () => {
  await using server = await startServer();
  await openPlace(server);
  await using browser = await TestBrowser.open();
  const page = await browser.page();
  await authenticatorFor(page);
  const address = atName(server);
  const { store, clock } = server.chat;
  const door = { store, passwords: new Passwords(), now: () => clock.now(), caller: STRANGER };
  const entered = await visit(door, { name: "gus" });
  assert.ok(entered.ok);
  await page.context().addCookies([{ name: "parley", value: entered.token, url: address }]);
  await page.goto(`${address}/account/passkeys`);
  await page.getByText(words.none).waitFor();
  await press(page, words.add);
  await page.getByText(words.unused).waitFor();
  await page.context().clearCookies();
  // The browser offers it in the field, and the device takes the offer
  await page.goto(`${address}/login`);
  await page.waitForURL(`${address}/r`);
  await page.goto(`${address}/account`);
  await page.getByText("gus", { exact: true }).waitFor();
});

Deno.test("the pages of passkeys keep nobody out, and without scripts the password stays the way in", async () => {
  await using server = await startServer({ mode: "development" });
  await openPlace(server);
  await using browser = await TestBrowser.open();
  const address = atName(server);
  for (const scheme of ["light", "dark"] as const) {
    const page = await browser.page({ scheme, size: PHONE });
    await authenticatorFor(page);
    for (const path of ["/login", "/register"]) {
      await page.goto(address + path);
      await page.getByRole("button", { name: /passkey/ }).waitFor();
      assert.deepEqual(await axeViolations(page), [], path);
    }
    await page.goto(`${address}/login`);
    await page.getByLabel("Name").fill("olga");
    await page.getByLabel("Password").fill(PASSWORD);
    await press(page, "Log in");
    await page.waitForURL(`${address}/r`);
    await page.goto(`${address}/account/passkeys`);
    await page.getByRole("textbox", { name: words.current }).fill(PASSWORD);
    await page.getByRole("textbox", { name: words.name }).fill(`Phone ${scheme}`);
    await press(page, words.add);
    await page.getByText(`Phone ${scheme}`, { exact: true }).waitFor();
    for (const summary of await page.locator("summary").all()) await summary.click();
    assert.deepEqual(await axeViolations(page), []);
    const width = await page.evaluate("document.documentElement.scrollWidth") as number;
    assert.ok(width <= PHONE.width, `${width} wide`);
    await page.context().close();
  }
  const bare = await browser.page({ scripts: false });
  await bare.goto(`${address}/login`);
  assert.equal(await bare.getByRole("button").count(), 1);
});

Deno.test("at a number no passkey is offered, and nothing is said to be broken", async () => {
  await using server = await startServer();
  await openPlace(server);
  await using browser = await TestBrowser.open();
  const page = await browser.page();
  for (const path of ["/login", "/register"]) {
    await page.goto(server.address + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await page.getByRole("button", { name: /passkey/ }).count(), 0, path);
  }
});
