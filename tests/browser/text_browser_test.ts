/** What people wrote, in a real browser: it fits on the smallest phone, opens by the keyboard, and harms nobody. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import * as v from "valibot";
import { addEmoji } from "../../lib/actions/mod.ts";
import { Body } from "../../lib/protocol/checks.ts";
import { chat } from "../../lib/words/en.ts";
import { HOSTILE, SHORT } from "../format/hostile.ts";
import { openApp, type Scene } from "../support/app_page.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { PNG } from "../support/pictures.ts";
import { startServer } from "../support/server.ts";

const SMALL = { width: 360, height: 780 };
const CODE = "const answer: number = 42; // " + "long ".repeat(40);

async function withScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  await work({ server, place, browser });
}

const lastMessage = (page: Page) => page.locator(".message").last();

Deno.test("a text is formatted by the server already, and the same when the app is awake", async () => {
  await withScene(async (scene) => {
    const { place: { rooms, people, say }, server, browser } = scene;
    const ground = { store: server.chat.store, now: () => server.clock.now() };
    const signed = { user: people.mara.user, session: "", expiresAt: Infinity, scopes: null };
    assert.ok((await addEmoji(ground, signed, { name: "parrot", picture: PNG })).ok);
    const body =
      "**Look** @mara, #till :parrot: :nobody::\n\n> quoted\n\n- a\n- b\n\n`x` ||hidden|| https://example.org";
    await say("aiko", rooms.tools, body, { mentions: [people.mara.user] });
    const still = await browser.page({ scripts: false });
    const cookie = {
      name: "parley",
      value: await scene.place.tokenOf("mara"),
      url: server.address,
    };
    await still.context().addCookies([cookie]);
    await still.goto(`${server.address}/r/${rooms.tools}`);
    const awake = await openApp(scene, `/r/${rooms.tools}`);
    const [before, after] = await Promise.all(
      [still, awake].map((page) => lastMessage(page).locator(".prose").innerHTML()),
    );
    assert.equal(after, before);
    assert.match(after!, /<strong>Look<\/strong>/);
    const mention = lastMessage(awake).locator(".mention-me");
    assert.equal(await mention.getAttribute("href"), `/people/${people.mara.user}`);
    assert.ok(await lastMessage(awake).getByAltText(":parrot:").isVisible());
    assert.ok(await lastMessage(awake).getByText(":nobody:").isVisible());
    const room = lastMessage(awake).getByRole("link", { name: "#till" });
    assert.equal(await room.getAttribute("href"), `/r/${rooms.till}`);
    await room.click();
    await awake.waitForURL(`${server.address}/r/${rooms.till}`);
  });
});

Deno.test("what is hidden is shown by the keyboard, and not before", async () => {
  await withScene(async (scene) => {
    const { rooms, say } = scene.place;
    await say("aiko", rooms.tools, "It was ||the *butler*, see https://example.org|| all along");
    const page = await openApp(scene, `/r/${rooms.tools}`, { size: SMALL });
    const button = page.getByRole("button", { name: chat.text.spoiler });
    const link = lastMessage(page).getByRole("link", { name: "https://example.org" });
    assert.equal(await link.count(), 0);
    assert.deepEqual(await axeViolations(page), []);
    await button.focus();
    await page.keyboard.press("Enter");
    await link.waitFor();
    assert.equal(await button.count(), 0);
    assert.ok(await page.evaluate("document.activeElement.matches('.spoiler')"));
    await page.keyboard.press("Tab");
    assert.ok(await link.evaluate((node) => node === document.activeElement));
  });
});

Deno.test("code gets its colours, and is copied as it was written", async () => {
  await withScene(async (scene) => {
    const { rooms, say } = scene.place;
    await say("aiko", rooms.tools, "```ts\n" + CODE + "\n```\n```nolanguage\n<b>plain</b>\n```");
    const page = await openApp(scene, `/r/${rooms.tools}`, { size: SMALL });
    const [first, second] = [
      page.locator(".code-block").first(),
      page.locator(".code-block").last(),
    ];
    await first.locator(".code-keyword", { hasText: "const" }).waitFor();
    await first.locator(".code-comment").waitFor();
    assert.equal(await first.locator("pre").textContent(), CODE);
    assert.equal(await second.locator("pre").innerHTML(), "<code>&lt;b&gt;plain&lt;/b&gt;</code>");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await first.getByRole("button", { name: chat.text.copyCode }).click();
    await first.getByRole("status").filter({ hasText: chat.text.copied }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), CODE);
    assert.deepEqual(await axeViolations(page), []);
  });
});

Deno.test("hostile texts run nothing, load nothing and push nothing out of the page, at 360 pixels", async () => {
  await withScene(async (scene) => {
    const { rooms, say } = scene.place;
    // What the wire refuses, nobody ever sees
    const harmful = [...HOSTILE].filter(([, text]) => text.trim() !== "" && v.is(Body, text));
    assert.ok(harmful.length > 90 && harmful.length > Object.keys(SHORT).length);
    const page = await openApp(scene, `/r/${rooms.tools}`, { size: SMALL });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => void dialog.accept().then(() => assert.fail("a dialog opened")));
    for (const [name, text] of harmful) {
      await say("aiko", rooms.tools, text.slice(0, 2_000).toWellFormed());
      await say("aiko", rooms.tools, `after ${name}.`);
      await lastMessage(page).getByText(`after ${name}.`, { exact: true }).waitFor();
    }
    const { width, widest } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      widest: Math.max(
        ...[...document.querySelectorAll(".message .prose > *")].map((node) =>
          node.getBoundingClientRect().right
        ),
      ),
    }));
    assert.ok(width <= SMALL.width, `the page is ${width} wide`);
    assert.ok(widest <= SMALL.width, `a message reaches ${widest}`);
    const away = asked.filter((url) => !url.startsWith(scene.server.address));
    assert.deepEqual(away, []);
    assert.deepEqual(await axeViolations(page), []);
  });
});
