/** Files on their way in: given to the page, described, put in order, sent, and seen by the others. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { chat } from "../../lib/words/en.ts";
import { isAlive, openApp } from "../support/app_page.ts";
import { attachingScene } from "../support/attaching_scene.ts";
import { axeViolations, PHONE } from "../support/browser.ts";
import { fieldOf } from "../support/conversation_page.ts";
import {
  altsOf,
  drop,
  hold,
  paste,
  pick,
  pictureFile,
  seesPictures,
  textFile,
  trayIs,
  trayOf,
} from "../support/given_files.ts";

const { attaching, composer, writing } = chat;

Deno.test("pictures are dropped, described, put in order, and so they arrive", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  await hold(mara, ".rail", pictureFile("one.png"));
  await mara.getByText(attaching.drop("tool-shed")).waitFor();
  await drop(
    mara,
    ".rail",
    pictureFile("one.png"),
    pictureFile("two.png"),
    pictureFile("three.png"),
  );
  await mara.getByText(attaching.drop("tool-shed")).waitFor({ state: "detached" });
  await trayIs(mara, "one.png there", "two.png there", "three.png there");
  assert.equal(await mara.locator(".tray img").count(), 3);
  assert.deepEqual(await axeViolations(mara), []);

  await mara.getByRole("button", { name: attaching.describe("two.png") }).click();
  await mara.getByLabel(attaching.alt.field).fill("The yard in the sun");
  assert.deepEqual(await axeViolations(mara), []);
  await mara.keyboard.press("Enter");
  await mara.getByRole("button", { name: attaching.describeAnew("two.png") }).waitFor();

  await mara.getByRole("button", { name: attaching.remove("three.png") }).focus();
  await mara.keyboard.press("Alt+ArrowLeft");
  await trayIs(mara, "one.png there", "three.png there", "two.png there");
  await mara.getByText(attaching.moved("three.png", 2, 3)).waitFor({ state: "attached" });
  await fieldOf(mara).focus();
  await mara.keyboard.press("Enter");
  await seesPictures(ines, 3);
  assert.deepEqual(await altsOf(ines), ["one.png", "three.png", "The yard in the sun"]);
  assert.deepEqual(await trayOf(mara), []);
});

Deno.test("what is pasted hangs on what is written; from a spreadsheet the words are taken", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  await paste(mara, [pictureFile("cells.png")], {
    "text/plain": "a\tb",
    "text/html": "<b>a</b> b",
  });
  await mara.waitForFunction(() =>
    document.querySelector<HTMLTextAreaElement>(".composer-text")!.value !== ""
  );
  assert.deepEqual(await trayOf(mara), []);
  await fieldOf(mara).fill("Look");
  await paste(mara, [pictureFile("image.png")], { "text/html": '<img src="/x">' });
  await trayIs(mara, "image.png there");
  await fieldOf(mara).press("Enter");
  const message = ines.locator(".message[data-row]", { hasText: "Look" });
  await message.locator(".picture").waitFor();
  await seesPictures(ines, 1);
});

Deno.test("a long text that was pasted can go as a file", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  const text = Array.from({ length: 40 }, (_, at) => `line ${at}`).join("\n");
  await fieldOf(mara).fill("The log: ");
  await fieldOf(mara).evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(9, 9));
  await paste(mara, [], { "text/plain": text, "text/html": `<pre>${text}</pre>` });
  await mara.getByRole("button", { name: writing.asFile }).click();
  await trayIs(mara, `${writing.pastedName} there`);
  assert.equal((await fieldOf(mara).inputValue()).trim(), "The log:");
  await fieldOf(mara).press("Enter");
  const message = ines.locator(".message[data-row]", { hasText: "The log:" });
  await message.getByText("line 7", { exact: false }).first().waitFor();
});

Deno.test("what is too large or too much is told before anything is sent", async () => {
  await using parts = await attachingScene({ PARLEY_FILE_MIB: "1" });
  const mara = await openApp(parts, parts.path);
  let announced = 0;
  mara.on("request", (asked) => {
    if (asked.method() === "POST" && asked.url().endsWith("/uploads")) announced++;
  });
  await pick(mara, textFile("film.txt", "x".repeat(1024 * 1024 + 1)));
  await mara.getByText(attaching.notTaken.tooLarge("film.txt", 1)).waitFor();
  assert.deepEqual(await trayOf(mara), []);
  assert.equal(announced, 0);
  const many = Array.from({ length: 12 }, (_, at) => textFile(`${at}.txt`, `number ${at}`));
  await pick(mara, ...many);
  await mara.getByText(attaching.notTaken.tooMany(10, 2)).waitFor();
  assert.equal((await trayOf(mara)).length, 10);
});

Deno.test("what the server does not take says why, keeps the message back, and can be taken away", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  parts.browser.forgive(/413/);
  await mara.route("**/uploads", (route) => route.fulfill({ status: 413, body: "" }));
  await pick(mara, textFile("big.txt", "big"));
  await trayIs(mara, "big.txt failed");
  await mara.locator(".tray").getByText(attaching.is.failed.too_large).waitFor();
  await fieldOf(mara).fill("with it");
  await fieldOf(mara).press("Enter");
  await mara.getByText(composer.fileFailed).waitFor();
  assert.equal(await fieldOf(mara).inputValue(), "with it");
  await mara.unroute("**/uploads");
  await mara.getByRole("button", { name: attaching.retry("big.txt") }).click();
  await trayIs(mara, "big.txt there");
  await mara.getByRole("button", { name: attaching.remove("big.txt") }).press("Enter");
  await trayIs(mara);
  await mara.waitForFunction(() => document.activeElement?.matches(".composer-text"));
});

Deno.test("on a phone one is asked where they are to come from", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path, { size: PHONE, touch: true });
  const ask = async (name: string) => {
    await mara.getByRole("button", { name: composer.attach }).tap();
    const [chooser] = await Promise.all([
      mara.waitForEvent("filechooser"),
      mara.getByRole("menuitem", { name, exact: true }).tap(),
    ]);
    return chooser;
  };
  const camera = await ask(attaching.from.camera);
  assert.equal(await camera.element().getAttribute("capture"), "environment");
  const files = await ask(attaching.from.files);
  assert.ok(files.isMultiple());
  const { name, type, bytes } = pictureFile("photo.png");
  await files.setFiles({ name, mimeType: type, buffer: Buffer.from(bytes) });
  await trayIs(mara, "photo.png there");
  assert.deepEqual(await axeViolations(mara), []);
});

Deno.test("on the narrowest phone one reads of each file how it stands, in long words too", async () => {
  await using parts = await attachingScene();
  parts.browser.forgive(/507/);
  const look = { size: { width: 320, height: 640 }, touch: true, language: "de-DE" };
  const page = await openApp(parts, parts.path, look);
  let announced = 0;
  await page.route("**/uploads", async (route) => {
    if (++announced < 2) await route.continue();
    else await route.fulfill({ status: 507, body: "" });
  });
  await drop(page, "#main", pictureFile("one.png"), pictureFile("two.png"));
  await trayIs(page, "one.png there", "two.png failed");
  const cut = await page.locator(".tray-about > span").evaluateAll((texts) =>
    texts.filter((text) => {
      const file = text.closest("[data-attached]")!.getBoundingClientRect();
      const { top, bottom } = text.getBoundingClientRect();
      const isNarrow = text.clientWidth === 0 || text.scrollWidth > text.clientWidth;
      return isNarrow || top < file.top || bottom > file.bottom;
    }).map(({ textContent }) => textContent)
  );
  assert.deepEqual(cut, []);
  const missed = await page.locator(".tray button").evaluateAll((buttons) =>
    buttons.filter((button) => {
      const { width, height, left, top } = button.getBoundingClientRect();
      button.scrollIntoView({ block: "center" });
      const now = button.getBoundingClientRect();
      const middle = [now.left + now.width / 2, now.top + now.height / 2] as const;
      const isMet = document.elementFromPoint(...middle)?.closest("button") === button;
      return !isMet || width < 44 || height < 44 || left < 0 || top < 0;
    }).map(({ ariaLabel }) => ariaLabel)
  );
  assert.deepEqual(missed, []);
  await page.locator(".tray .text-action").first().focus();
  const scrolled = await page.locator("[data-attached]").evaluateAll((files) =>
    files.filter(({ scrollTop }) => scrollTop > 0).length
  );
  assert.equal(scrolled, 0);
});

Deno.test("what stands above the field is there after a reload", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  await pick(mara, textFile("one.txt", "one"), textFile("two.txt", "two"));
  await trayIs(mara, "one.txt there", "two.txt there");
  await mara.reload();
  await isAlive(mara);
  await trayIs(mara, "one.txt there", "two.txt there");
  await fieldOf(mara).fill("Both of them");
  await fieldOf(mara).press("Enter");
  const sent = mara.locator(".message[data-row]", { hasText: "Both of them" });
  await sent.getByText("two", { exact: true }).waitFor();
});

Deno.test("all of it is done by the keyboard alone", async () => {
  await using parts = await attachingScene();
  const mara = await openApp(parts, parts.path);
  const ines = await openApp(parts, parts.path, { who: "ines" });
  const isOn = (name: string) =>
    mara.waitForFunction((name) => document.activeElement?.ariaLabel === name, name);
  // Asked of the browser only when somebody listens, and that takes a moment
  mara.on("filechooser", () => {});
  await fieldOf(mara).focus();
  await mara.keyboard.press("Tab");
  await isOn(composer.attach);
  const [chooser] = await Promise.all([
    mara.waitForEvent("filechooser"),
    mara.keyboard.press("Enter"),
  ]);
  await chooser.setFiles(["one.png", "two.png", "three.png"].map((name) => {
    const { type, bytes } = pictureFile(name);
    return { name, mimeType: type, buffer: Buffer.from(bytes) };
  }));
  await trayIs(mara, "one.png there", "two.png there", "three.png there");
  await mara.waitForFunction(() => document.activeElement?.matches(".composer-text"));
  await mara.keyboard.press("Shift+Tab");
  await isOn(attaching.remove("three.png"));
  await mara.keyboard.press("Shift+Tab");
  await isOn(attaching.move("three.png"));
  await mara.keyboard.press("Enter");
  await mara.getByRole("menuitem", { name: attaching.earlier }).waitFor();
  await mara.keyboard.press("Enter");
  await trayIs(mara, "one.png there", "three.png there", "two.png there");
  await isOn(attaching.move("three.png"));
  await mara.keyboard.press("Shift+Tab");
  await isOn(attaching.describe("three.png"));
  await mara.keyboard.press("Enter");
  await mara.keyboard.type("Three of them");
  await mara.keyboard.press("Enter");
  await isOn(attaching.describeAnew("three.png"));
  await mara.keyboard.press("Delete");
  await trayIs(mara, "one.png there", "two.png there");
  await isOn(attaching.remove("two.png"));
  await mara.keyboard.press("Tab");
  await mara.keyboard.press("Enter");
  await seesPictures(ines, 2);
  assert.deepEqual(await altsOf(ines), ["one.png", "two.png"]);
});
