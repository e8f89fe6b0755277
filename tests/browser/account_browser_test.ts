import { deepStrictEqual as assertEquals, ok, strictEqual as assertIs } from "node:assert/strict";
import type { Page } from "playwright-core";
import { logIn, OWN_PATHS } from "../http/account_scene.ts";
import { axeViolations, DESKTOP, PHONE, TestBrowser } from "../support/browser.ts";
import { PASSWORD, type ScriptlessBrowser, setUp } from "../support/scriptless_browser.ts";
import { startServer } from "../support/server.ts";

const DOORS = ["/login", "/recover", "/reset", "/link", "/join"];
/** What is shown once, by what is on it. */
const ANSWERS = {
  "/account/codes": "ol",
  "/account/phone": "#link",
  "/account/tokens/new": "#made",
};
const SCHEMES = ["light", "dark"] as const;
const LOOKS = [
  { scheme: "light", size: DESKTOP },
  { scheme: "dark", size: PHONE },
  { scheme: "light", size: { width: 320, height: 640 } },
] as const;

async function enter(page: Page, { address, cookie }: ScriptlessBrowser): Promise<void> {
  const cookies = cookie.split("; ").map((one) => one.split("=") as [string, string]);
  await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url: address })));
}

async function assertOpenToAll(page: Page, where: string, width: number): Promise<void> {
  assertEquals(await axeViolations(page), [], where);
  const needed = await page.evaluate("document.documentElement.scrollWidth") as number;
  ok(needed <= width, `${where} is ${needed} wide`);
}

async function prove(page: Page): Promise<void> {
  await page.locator("#current").fill(PASSWORD);
  await page.locator("main button[type=submit]").click();
}

Deno.test("the pages of an account keep nobody out, in both schemes and sizes", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const ada = await setUp(server);
  await ada.fill("/account/tokens/new", { token: "a script", current: PASSWORD });
  await ada.fill("/place/invites/new", { days: "7", uses: "5" });
  for (const { scheme, size } of LOOKS) {
    const page = await browser.page({ scheme, size });
    const look = `${scheme} ${size.width}`;
    for (const path of DOORS) {
      await page.goto(server.address + path);
      await assertOpenToAll(page, `${path} ${look}`, size.width);
    }
    await enter(page, await logIn(server, "ada", PASSWORD));
    for (const path of OWN_PATHS) {
      await page.goto(`${server.address}${path}?done=name`);
      await assertOpenToAll(page, `${path} ${look}`, size.width);
    }
    await page.context().close();
  }
});

Deno.test("what is shown once keeps nobody out either, nor what is wrong with a form", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  // A form that will not do is an error to the console
  browser.forgive(/status of 422/);
  await setUp(server);
  for (const scheme of SCHEMES) {
    const page = await browser.page({ scheme, size: PHONE });
    await enter(page, await logIn(server, "ada", PASSWORD));
    for (const [path, shown] of Object.entries(ANSWERS)) {
      await page.goto(server.address + path);
      const name = page.locator("#token");
      if (await name.count() > 0) await name.fill("a script");
      await prove(page);
      await page.locator(shown).waitFor();
      await assertOpenToAll(page, `answer of ${path} ${scheme}`, PHONE.width);
    }
    await page.goto(`${server.address}/account/security`);
    await page.locator("#password").fill("short");
    await prove(page);
    await page.locator("#password-error").waitFor();
    await assertOpenToAll(page, `security ${scheme}`, PHONE.width);
    await page.context().close();
  }
});

Deno.test("a phone opens the link, one press logs it in, and the first device ends it", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const ada = await setUp(server);
  const desk = await browser.page();
  await enter(desk, ada);
  await desk.goto(`${server.address}/account/phone`);
  await prove(desk);
  const link = await desk.locator("#link").inputValue();
  await desk.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await desk.getByRole("button", { name: "Copy" }).click();
  await desk.getByRole("button", { name: "Copied" }).waitFor();
  assertIs(await desk.evaluate("navigator.clipboard.readText()"), link);
  const phone = await browser.page({ size: PHONE });
  await phone.goto(link);
  await phone.waitForFunction(() => location.hash === "");
  ok(await phone.locator("#secret").inputValue() !== "", "the link filled it in");
  await phone.getByRole("button", { name: "Log in here" }).click();
  await phone.goto(`${server.address}/account/devices`);
  await phone.getByText("This device").waitFor();
  await desk.getByRole("link", { name: "See it among your devices" }).click();
  await desk.getByRole("button", { name: /^End Chrome/ }).click();
  await desk.getByText("That device was logged out.").waitFor();
  await phone.reload();
  assertIs(new URL(phone.url()).pathname, "/login");
});

Deno.test("a finger has room enough for all that can be pressed", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const ada = await setUp(server);
  await ada.fill("/account/tokens/new", { token: "a script", current: PASSWORD });
  const page = await browser.page({ size: PHONE });
  await enter(page, ada);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  for (const path of OWN_PATHS) {
    await page.goto(server.address + path);
    ok(await page.evaluate("matchMedia('(pointer: coarse)').matches"));
    assertEquals(await page.evaluate(tooLow), [], path);
  }
});

/** Runs in the page. The skip link is off it until it has the focus; a box is pressed by its line. */
const tooLow = `[...document.querySelectorAll("a, button, select, .input, .choice")]
  .filter((node) => !node.hidden && node.getBoundingClientRect().height < 44)
  .map((node) => node.outerHTML.slice(0, 100))`;
