/** What somebody sets for themselves, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { ignorePerson, preferRoom } from "../../lib/actions/mod.ts";
import { settingsOf } from "../../lib/store/mod.ts";
import { PARTS } from "../../lib/screen/going/address.ts";
import { chat, notified } from "../../lib/words/en.ts";
import { isAlive, openApp, type Scene } from "../support/app_page.ts";
import { axeViolations, NOT_REACHED, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { Gate } from "../support/gate.ts";
import { startServer } from "../support/server.ts";

const words = chat.settings;
const root = (page: Page, attributes: string) => page.locator(`html${attributes}`).waitFor();
const saved = (page: Page) =>
  page.locator("#main").getByText(words.saved, { exact: true }).waitFor();
const kept = ({ server, place }: Scene) => settingsOf(server.chat.store, place.people.mara.user);

Deno.test("what is picked holds at once, is said to be saved, and is so in another tab and on another device", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const scene = { server, place, browser };
  const page = await openApp(scene, "/settings");
  await page.waitForURL("**/settings/look");
  const tab = await page.context().newPage();
  await tab.goto(`${server.address}/r/${place.rooms.saturday}`);
  await isAlive(tab);
  const phone = await openApp(scene, "/settings", { size: PHONE });

  const dark = page.getByRole("group", { name: words.theme.name }).getByLabel(words.theme.dark);
  await page.getByLabel(words.theme.system).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.ok(await dark.isChecked());
  await page.getByLabel(words.textSize.large, { exact: true }).check();
  await page.getByLabel(words.density.compact).check();
  await page.getByRole("radio", { name: words.contrast.more }).check();
  await page.getByLabel(words.motion.less).check();
  await saved(page);
  const all = [
    '[data-theme="dark"][data-text="large"][data-density="compact"]',
    '[data-contrast="more"][data-motion="less"]',
  ].join("");
  for (const other of [page, tab, phone]) await root(other, all);
  assert.deepEqual(await axeViolations(page), []);

  await phone.getByRole("link", { name: words.parts.look }).click();
  await phone.getByLabel(words.theme.dark).and(phone.locator(":checked")).waitFor();
  await phone.getByLabel(words.theme.light).check();
  for (const other of [page, tab, phone]) await root(other, '[data-theme="light"]');
  await phone.getByRole("link", { name: words.back }).click();
  await phone.getByRole("link", { name: words.parts.reading }).click();
  await phone.getByLabel(words.clock[12]).check();
  await phone.getByText(/It is 0?\d?\d:\d\d\s[ap]\.?m\.? now/i).waitFor();
  await tab.locator(".message-time", { hasText: /\d\s[ap]\.?m/i }).first().waitFor();
  const { theme, clock, textSize } = await kept(scene);
  assert.deepEqual([theme, clock, textSize], ["light", "12", "large"]);
});

Deno.test("a change that is made offline holds here, and is told when one is back", async () => {
  await using server = await startServer();
  await using gate = new Gate(server.address);
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const scene = { server, place, browser };
  browser.forgive(NOT_REACHED);
  const page = await openApp({ server: gate, place, browser }, "/settings/look");
  await page.getByRole("heading", { name: words.parts.look }).waitFor();
  gate.shut();
  await page.locator('.screen[data-phase="offline"]').waitFor();
  await page.getByLabel(words.theme.dark).check();
  await root(page, '[data-theme="dark"]');
  await page.getByText(words.waiting).waitFor();
  assert.equal((await kept(scene)).theme, "system");
  gate.open();
  await saved(page);
  const again = await openApp(scene, "/settings/look");
  await again.getByLabel(words.theme.dark).and(again.locator(":checked")).waitFor();
});

Deno.test("of two changes under way none is said to be saved before both are", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const page = await openApp({ server, place, browser }, "/settings/look");
  await page.evaluate(() => {
    const { send } = WebSocket.prototype;
    const held: (() => Promise<void>)[] = [];
    WebSocket.prototype.send = function (what) {
      const { type, ref } = JSON.parse(`${what}`);
      if (type !== "settings.change") return send.call(this, what);
      held.push(() =>
        new Promise((answered) => {
          this.addEventListener("message", ({ data }) => {
            if (`${data}`.includes(`"ref":${ref}`)) answered();
          });
          send.call(this, what);
        })
      );
    };
    Object.assign(globalThis, { letGo: () => held.shift()!() });
  });
  const letGo = () =>
    page.evaluate(() => (globalThis as unknown as { letGo(): Promise<void> }).letGo());
  await page.getByLabel(words.theme.dark).check();
  await page.getByLabel(words.density.compact).check();
  await letGo();
  assert.equal(await page.locator("#main").getByText(words.saved, { exact: true }).count(), 0);
  await letGo();
  await saved(page);
});

Deno.test("by Ctrl and Enter a message goes out where Enter begins a line", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const page = await openApp({ server, place, browser }, "/settings/writing");
  await page.getByLabel(words.enter.control).check();
  await page.getByText(words.enter.controlHint).waitFor();
  await saved(page);
  await page.goto(`${server.address}/r/${place.rooms.saturday}`);
  await isAlive(page);
  const field = page.getByLabel(chat.composer.write("saturday"));
  await field.fill("One line");
  await page.keyboard.press("Enter");
  await page.keyboard.type("and another");
  assert.equal(await field.inputValue(), "One line\nand another");
  await page.keyboard.press("Control+Enter");
  await page.locator(".message", { hasText: "and another" }).waitFor();
  assert.equal(await field.inputValue(), "");
});

Deno.test("words, rooms and people: what is told, what is seen, and whom one hears", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const scene = { server, place, browser };
  const { people: { mara, jonas }, rooms } = place;
  const ground = { store: server.chat.store, now: () => server.clock.now() };
  assert.ok((await ignorePerson(ground, mara.user, { user: jonas.user, on: true })).ok);
  const prefs = { level: "all", mutedUntil: Number.MAX_SAFE_INTEGER } as const;
  assert.ok((await preferRoom(ground, mara.user, { room: rooms.tools, ...prefs })).ok);
  const other = await openApp(scene, `/d/${place.direct}`, { who: "ines" });

  const page = await openApp(scene, "/settings/notifications");
  const field = page.getByLabel(words.keywords.name);
  await field.fill("kettle, lamp");
  await page.keyboard.press("Enter");
  await page.keyboard.type("ladder,");
  await page.getByRole("button", { name: words.keywords.drop("lamp") }).click();
  await saved(page);
  assert.deepEqual((await kept(scene)).keywords, ["kettle", "ladder"]);

  const level = page.getByRole("combobox", { name: "tool-shed" });
  assert.equal(await level.inputValue(), "all");
  await page.getByRole("button", { name: words.rooms.unmuteThis("tool-shed") }).click();
  await page.getByText(words.rooms.muted, { exact: true }).waitFor({ state: "detached" });
  await level.selectOption("usual");
  await level.waitFor();
  assert.equal(await page.getByRole("combobox", { name: "clocks-and-lamps" }).count(), 0);
  await page.getByRole("button", { name: notified.page.listen }).click();

  await page.getByRole("link", { name: words.parts.privacy }).click();
  const seen = other.locator(".chat-head").getByText(chat.status.seen.online).first();
  // It is as the server has it
  await page.getByRole("switch", { name: words.hidden.label }).click();
  await page.getByRole("switch", { name: words.hidden.label, checked: true }).waitFor();
  await page.getByRole("switch", { name: words.receipts.label }).uncheck();
  await saved(page);
  await seen.waitFor({ state: "detached" });
  assert.equal((await kept(scene)).receipts, false);
  await page.getByRole("button", { name: words.ignored.stopThis("Jonas Weber") }).click();
  await page.getByText(words.ignored.none).waitFor();
  const heading = page.getByRole("heading", { name: words.ignored.title });
  assert.ok(await heading.evaluate((element) => element === document.activeElement));
});

Deno.test("a page is in the list for those who may, and what is not a setting is not there", async () => {
  await using server = await startServer();
  await using browser = await TestBrowser.open();
  const place = await busyPlace(server);
  const scene = { server, place, browser };
  const owner = await openApp(scene, "/settings/look");
  await owner.getByRole("link", { name: words.place.settings }).waitFor();
  const member = await openApp(scene, "/settings/look", { who: "ines" });
  await member.getByRole("link", { name: words.account.security }).waitFor();
  assert.equal(await member.getByRole("link", { name: words.place.settings }).count(), 0);
  browser.forgive(/404 \(Not Found\).*\/settings\/nothing/);
  const page = await openApp(scene, "/", { isApp: false });
  const answer = await page.goto(`${server.address}/settings/nothing`);
  assert.equal(answer?.status(), 404);
});

for (
  const [kind, look] of [
    ["light", {}],
    ["dark", { scheme: "dark" }],
    ["on a phone", { size: PHONE, touch: true }],
  ] as const
) {
  Deno.test(`nothing keeps anybody out of the settings, ${kind}`, async () => {
    await using server = await startServer();
    await using browser = await TestBrowser.open();
    const place = await busyPlace(server);
    const ground = { store: server.chat.store, now: () => server.clock.now() };
    const { mara, jonas } = place.people;
    assert.ok((await ignorePerson(ground, mara.user, { user: jonas.user, on: true })).ok);
    const room = place.rooms.tools;
    assert.ok((await preferRoom(ground, mara.user, { room, level: "nothing" })).ok);
    const page = await openApp({ server, place, browser }, "/settings", look);
    for (const part of PARTS) {
      await page.getByRole("link", { name: words.parts[part] }).click();
      await page.getByRole("heading", { level: 2, name: words.parts[part] }).waitFor();
      assert.deepEqual(await axeViolations(page), [], part);
      if (kind === "on a phone") await page.getByRole("link", { name: words.back }).click();
    }
  });
}

declare const document: { readonly activeElement: unknown };
