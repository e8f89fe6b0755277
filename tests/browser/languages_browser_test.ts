/** The app in another language than English, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { changeSettings } from "../../lib/actions/mod.ts";
import type { Settings } from "../../lib/protocol/mod.ts";
import { languages } from "../../lib/words/on_server.ts";
import { isAlive, openApp, type Scene } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { overflowing } from "../support/overflow.ts";
import { startServer } from "../support/server.ts";
import { phraseAt, phrasesBelow } from "../words/uses.ts";

const { en, de } = languages;

declare const document: { readonly body: { readonly innerText: string } };

/** One for all tests: each is somebody else's look at the same place. */
async function openScene(): Promise<Scene & AsyncDisposable> {
  const server = await startServer();
  const browser = await TestBrowser.open();
  const place = await busyPlace(server);
  return {
    ...{ server, browser, place },
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

async function speakTo({ server, place }: Scene, language: Settings["language"]) {
  const ground = { store: server.chat.store, now: () => server.clock.now() };
  assert.ok((await changeSettings(ground, place.people.mara.user, { language })).ok);
}

/** The addresses of all scripts that a page loads from now on. */
function scriptsOf(page: Page): Set<string> {
  const scripts = new Set<string>();
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith(".js")) scripts.add(request.url());
  });
  return scripts;
}

/** What is read of a page, and what is read out. */
async function textOf(page: Page): Promise<string> {
  const labels = await page.locator("[aria-label], [placeholder], [title]").evaluateAll((all) =>
    (all as unknown as { getAttribute(name: string): string | null }[]).flatMap((element) =>
      ["aria-label", "placeholder", "title"].map((name) => element.getAttribute(name) ?? "")
    )
  );
  return [await page.evaluate(() => document.body.innerText), ...labels].join("\n");
}

/** Phrases of several words, which belong to one language only. The people here say what the sample says. */
function phrasesOf({ sample: _said, ...own }: typeof en, other: typeof en): string[] {
  return phrasesBelow(own, []).flatMap((path) => {
    const phrase = phraseAt(own, path);
    const tells = typeof phrase === "string" && phrase.includes(" ") &&
      phrase !== phraseAt(other, path);
    return tells ? [phrase] : [];
  });
}

const english = phrasesOf(en, de);
const german = phrasesOf(de, en);

Deno.test("the app is in the language that its reader has set, and loads the words of that one", async () => {
  await using scene = await openScene();
  const { place } = scene;
  await speakTo(scene, "de");
  const page = await openApp(scene, `/r/${place.rooms.saturday}`, { isApp: false });
  const scripts = scriptsOf(page);
  await page.reload();
  await isAlive(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await page.getByRole("button", { name: de.chat.rail.newRoom }).first().waitFor();
  const text = await textOf(page);
  assert.match(text, /Heute|Gestern|(Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch/);
  assert.deepEqual(english.filter((phrase) => text.includes(phrase)), []);
  assert.ok(german.filter((phrase) => text.includes(phrase)).length > 5);

  const texts = [...scripts].map(async (address) => await (await fetch(address)).text());
  const loaded = (await Promise.all(texts)).join("\n");
  assert.ok(loaded.includes(de.chat.frame.nothingOpen), "its own words");
  assert.ok(!loaded.includes(en.chat.frame.nothingOpen), "and no other's");
});

Deno.test("a language that is changed is spoken from the next load on, and brings no word of the other", async () => {
  await using scene = await openScene();
  const page = await openApp(scene, `/r/${scene.place.rooms.saturday}`);
  await page.getByRole("button", { name: en.chat.rail.newRoom }).first().waitFor();
  const before = await textOf(page);
  assert.deepEqual(german.filter((phrase) => before.includes(phrase)), []);
  await speakTo(scene, "de");
  await page.reload();
  await isAlive(page);
  await page.getByRole("button", { name: de.chat.rail.newRoom }).first().waitFor();
  await speakTo(scene, "auto");
  await page.reload();
  await isAlive(page);
  await page.getByRole("button", { name: en.chat.rail.newRoom }).first().waitFor();
});

Deno.test("German, whose words are long, reaches beyond no phone", async () => {
  await using scene = await openScene();
  await speakTo(scene, "de");
  const small = { size: { width: 320, height: 640 }, touch: true };
  const inApp = [`/r/${scene.place.rooms.saturday}`, "/r", "/browse", "/activity", "/later"];
  for (const path of [...inApp, "/settings/notifications", "/settings/look"]) {
    const page = await openApp(scene, path, small);
    assert.deepEqual(await overflowing(page), [], path);
    await page.context().close();
  }
  for (const path of ["/account", "/account/security", "/account/delete", "/place/invites/new"]) {
    const page = await openApp(scene, path, { ...small, isApp: false });
    assert.deepEqual(await overflowing(page), [], path);
    await page.context().close();
  }
});
