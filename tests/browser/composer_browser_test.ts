/** Writing, in a real browser: what helps with it, and what becomes of it for the others. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { RoomId } from "../../lib/protocol/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { isAlive, openApp, type Scene } from "../support/app_page.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { offersStay } from "../support/offers.ts";
import { given } from "../support/seed.ts";
import { startServer } from "../support/server.ts";
import { WireClient } from "../support/wire_client.ts";

const fieldOf = (page: Page): Locator => page.locator(".composer-text");
const offersOf = (page: Page): Locator => page.locator(".completion-offer");

async function withScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  await work({ server, place, browser });
}

Deno.test("somebody is mentioned by the keyboard alone, and is told; others are not", async () => {
  await withScene(async (scene) => {
    const { rooms } = scene.place;
    const mara = await openApp(scene, `/r/${rooms.saturday}`);
    const ines = await openApp(scene, `/r/${rooms.tools}`, { who: "ines" });
    const aiko = await openApp(scene, `/r/${rooms.tools}`, { who: "aiko" });
    await fieldOf(mara).pressSequentially("Ask @ok");
    await offersOf(mara).first().waitFor();
    assert.equal(await fieldOf(mara).getAttribute("aria-controls"), await listIdOf(mara));
    assert.deepEqual(await axeViolations(mara), []);
    await mara.keyboard.press("Enter");
    assert.equal(await fieldOf(mara).inputValue(), "Ask @ines ");
    await fieldOf(mara).pressSequentially("about it");
    await mara.keyboard.press("Enter");
    await mara.locator(".message", { hasText: "about it" }).waitFor();
    const mention = (page: Page) =>
      page.locator(`.rail a[href="/r/${rooms.saturday}"]`, { hasText: chat.rail.mentionCount(1) });
    await mention(ines).waitFor();
    await aiko.locator(`.rail a[href="/r/${rooms.saturday}"][data-unread]`).waitFor();
    assert.equal(await mention(aiko).count(), 0);
  });
});

Deno.test("whoever is named and not in the room can be added from there", async () => {
  await withScene(async (scene) => {
    const { rooms } = scene.place;
    const mara = await openApp(scene, `/r/${rooms.till}`);
    const tomas = await openApp(scene, `/r/${rooms.tools}`, { who: "tomas" });
    assert.equal(await tomas.locator(`.rail a[href="/r/${rooms.till}"]`).count(), 0);
    await fieldOf(mara).pressSequentially("@toma");
    await offersOf(mara).first().click();
    await mara.getByText(chat.writing.isNotHere("Tomás Rey")).waitFor();
    await mara.getByRole("button", { name: chat.writing.add }).click();
    await mara.getByText(chat.writing.wasAdded("Tomás Rey")).waitFor();
    await tomas.locator(`.rail a[href="/r/${rooms.till}"]`).waitFor();
  });
});

Deno.test("what was just sent can be taken back, and written on", async () => {
  await withScene(async (scene) => {
    const path = `/r/${scene.place.rooms.saturday}`;
    const mara = await openApp(scene, path);
    await offersStay(mara);
    const ines = await openApp(scene, path, { who: "ines" });
    await fieldOf(mara).fill("I hate solder");
    await mara.keyboard.press("Enter");
    await ines.locator(".message", { hasText: "I hate solder" }).waitFor();
    await mara.getByRole("button", { name: chat.writing.undo }).click();
    assert.equal(await fieldOf(mara).inputValue(), "I hate solder");
    await ines.locator(".message", { hasText: "I hate solder" }).waitFor({ state: "detached" });
    assert.equal(await fieldOf(mara).evaluate((field) => field === document.activeElement), true);
  });
});

Deno.test("a draft outlives a reload and is there on another device; what is sent is no draft", async () => {
  await withScene(async (scene) => {
    const { rooms } = scene.place;
    const path = `/r/${rooms.saturday}`;
    const mara = await openApp(scene, path);
    await fieldOf(mara).pressSequentially("half a thou");
    await mara.reload();
    await isAlive(mara);
    await hasText(mara, "half a thou");
    await fieldOf(mara).press("End");
    await fieldOf(mara).pressSequentially("ght");
    const phone = await openApp(scene, `/r/${rooms.tools}`, { size: PHONE });
    assert.equal(await fieldOf(phone).inputValue(), "");
    await phone.goto(scene.server.address + path);
    await isAlive(phone);
    await hasText(phone, "half a thought");
    await fieldOf(phone).press("Enter");
    await hasText(mara, "");
    await mara.locator(".message", { hasText: "half a thought" }).waitFor();
    const ines = await openApp(scene, path, { who: "ines" });
    assert.equal(await fieldOf(ines).inputValue(), "");
  });
});

Deno.test("what is typed before the scripts are there stays, and is a draft", async () => {
  await withScene(async (scene) => {
    const path = `/r/${scene.place.rooms.saturday}`;
    const mara = await openApp(scene, path);
    const held = Promise.withResolvers<void>();
    await mara.route("**/*.js", async (route) => {
      await held.promise;
      await route.continue();
    });
    await mara.goto(scene.server.address + path, { waitUntil: "commit" });
    await fieldOf(mara).fill("early thought");
    held.resolve();
    await isAlive(mara);
    await hasText(mara, "early thought");
    await mara.reload();
    await isAlive(mara);
    await hasText(mara, "early thought");
  });
});

Deno.test("a command is completed and done; one that is unknown is not sent to anybody", async () => {
  await withScene(async (scene) => {
    const mara = await openApp(scene, `/r/${scene.place.rooms.saturday}`);
    await fieldOf(mara).pressSequentially("/top");
    await offersOf(mara).first().waitFor();
    await mara.keyboard.press("Tab");
    assert.equal(await fieldOf(mara).inputValue(), "/topic ");
    await fieldOf(mara).pressSequentially("Bring tea");
    await mara.keyboard.press("Enter");
    await mara.locator(".chat-head", { hasText: "Bring tea" }).waitFor();
    await fieldOf(mara).pressSequentially("/topci x");
    await mara.keyboard.press("Enter");
    await mara.getByText(chat.slash.unknown("topci", "topic")).waitFor();
    assert.equal(await fieldOf(mara).inputValue(), "/topci x");
    await fieldOf(mara).fill("/msg @nobody hi");
    await mara.keyboard.press("Enter");
    await mara.getByText(chat.slash.nobody("nobody")).waitFor();
    await hasText(mara, "/msg @nobody hi");
  });
});

Deno.test("an emoji comes by its code, chosen or typed to the end", async () => {
  await withScene(async (scene) => {
    const mara = await openApp(scene, `/r/${scene.place.rooms.saturday}`);
    await fieldOf(mara).pressSequentially("ok :thumbsu");
    await offersOf(mara).first().waitFor();
    await mara.keyboard.press("Enter");
    await hasText(mara, "ok \u{1f44d} ");
    await fieldOf(mara).pressSequentially(":tada:");
    await hasText(mara, "ok \u{1f44d} \u{1f389}");
    await fieldOf(mara).pressSequentially(" `:tada:`");
    await hasText(mara, "ok \u{1f44d} \u{1f389} `:tada:`");
  });
});

Deno.test("an emoji is picked from all there are, and stands where the caret was", async () => {
  await withScene(async (scene) => {
    const mara = await openApp(scene, `/r/${scene.place.rooms.saturday}`);
    await fieldOf(mara).fill("ab");
    await fieldOf(mara).evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(1, 1));
    await mara.getByRole("button", { name: chat.composer.emoji, exact: true }).click();
    await mara.getByPlaceholder(chat.emoji.search).fill("party popper");
    await mara.getByRole("button", { name: /party popper/ }).first().waitFor();
    await mara.keyboard.press("Enter");
    await hasText(mara, "a\u{1f389}b");
  });
});

Deno.test("a date leads to the first that was said then", async () => {
  await withScene(async (scene) => {
    const { rooms } = scene.place;
    const mara = await openApp(scene, `/r/${rooms.saturday}`);
    const first = (await mara.locator(".messages-lines .message").allInnerTexts())[0]!;
    await mara.getByRole("button", { name: chat.date.title }).click();
    const day = new Date(Date.now() - 4 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    await mara.getByLabel(chat.date.day, { exact: true }).fill(day);
    await mara.getByRole("button", { name: chat.date.jump, exact: true }).click();
    await mara.waitForURL(/\/m\/[0-9a-z]{28}$/);
    await mara.locator(".messages-lines .message", { hasText: first.split("\n").at(-1)! }).first()
      .waitFor();
    assert.deepEqual(await axeViolations(mara), []);
  });
});

Deno.test("formatting by key is undone by one step back", async () => {
  await withScene(async (scene) => {
    const mara = await openApp(scene, `/r/${scene.place.rooms.saturday}`);
    const field = fieldOf(mara);
    await field.fill("say it");
    await field.evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(4, 6));
    await mara.keyboard.press("Control+b");
    assert.equal(await field.inputValue(), "say **it**");
    await mara.keyboard.press("Control+z");
    assert.equal(await field.inputValue(), "say it");
    await mara.getByRole("button", { name: chat.keys.what.quote }).click();
    assert.equal(await field.inputValue(), "> say it");
  });
});

Deno.test("rich text is pasted as Markdown, and a long one is offered as code", async () => {
  await withScene(async (scene) => {
    const mara = await openApp(scene, `/r/${scene.place.rooms.saturday}`);
    const field = fieldOf(mara);
    await field.focus();
    await paste(field, { "text/plain": "very good", "text/html": "very <b>good</b>" });
    await mara.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>(".composer-text")!.value === "very **good**"
    );
    await field.fill("");
    const long = Array.from({ length: 40 }, (_, at) => `line ${at}`).join("\n");
    await mara.evaluate(() => document.execCommand("selectAll"));
    await paste(field, {
      "text/plain": long,
      "text/html": `<p>${long.replaceAll("\n", "<br>")}</p>`,
    });
    await mara.getByRole("button", { name: chat.writing.asCode }).click();
    assert.equal(await field.inputValue(), `\`\`\`\n${long}\n\`\`\``);
  });
});

Deno.test("in a slow room the wait is counted down, and what is written stays", async () => {
  await withScene(async (scene) => {
    const { rooms } = scene.place;
    const mara = await openApp(scene, `/r/${rooms.tools}`);
    const ines = await openApp(scene, `/r/${rooms.tools}`, { who: "ines" });
    await mara.locator(".chat-head").waitFor();
    await slowDown(scene, rooms.tools);
    await fieldOf(ines).fill("first");
    await ines.keyboard.press("Enter");
    await mara.locator(".message", { hasText: "first" }).waitFor();
    await ines.getByText(/You can send in \d+ s/).waitFor();
    await fieldOf(ines).fill("second");
    await ines.keyboard.press("Enter");
    // Whoever looks after the room does not wait
    for (const text of ["from Mara", "and again"]) {
      await fieldOf(mara).fill(text);
      await mara.keyboard.press("Enter");
      await ines.locator(".message", { hasText: text }).waitFor();
    }
    assert.equal(await fieldOf(ines).inputValue(), "second");
    assert.equal(await mara.locator(".message", { hasText: "second" }).count(), 0);
  });
});

Deno.test("too long a text stays where it is, and says by how much", async () => {
  await withScene(async (scene) => {
    const mara = await openApp(scene, `/r/${scene.place.rooms.saturday}`);
    await fieldOf(mara).fill("x".repeat(16_385));
    await mara.keyboard.press("Enter");
    await mara.getByText(chat.composer.tooLong(1)).waitFor();
    assert.equal((await fieldOf(mara).inputValue()).length, 16_385);
  });
});

Deno.test("on a phone nothing is wider than the page", async () => {
  await withScene(async (scene) => {
    const path = `/r/${scene.place.rooms.saturday}`;
    const mara = await openApp(scene, path, { size: PHONE });
    await fieldOf(mara).pressSequentially("@");
    await offersOf(mara).first().waitFor();
    assert.equal(await mara.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  });
});

async function slowDown({ server, place }: Scene, room: RoomId): Promise<void> {
  await using mara = await WireClient.connect(server.address, place.people.mara.token);
  given(await mara.ask("room.change", { room, slowSeconds: 3600 }));
}

async function hasText(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (text) => document.querySelector<HTMLTextAreaElement>(".composer-text")!.value === text,
    text,
  );
}

async function listIdOf(page: Page): Promise<string | null> {
  return await page.locator(".completion").getAttribute("id");
}

/** As the browser hands on what was copied elsewhere. */
async function paste(field: Locator, copied: Record<string, string>): Promise<void> {
  await field.evaluate((field, copied) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(copied)) clipboardData.setData(type, text);
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, copied);
}
