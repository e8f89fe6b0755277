/** A thread beside its conversation, for two people in a real browser. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { isAlive, isFocused, openApp } from "../support/app_page.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { startServer } from "../support/server.ts";

const { thread, acts } = chat;

Deno.test("a thread is begun, answered, read and followed by two people, each seeing what is new to them", async (t) => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { till } = place.rooms;
  const root = await place.say("mara", till, "Who counts the tin?");
  const mara = await openApp({ server, place, browser }, `/r/${till}`);
  const ines = await openApp({ server, place, browser }, `/r/${till}`, { who: "ines" });

  await t.step(
    "it opens beside by a key on the message, and the field in it has the focus",
    async () => {
      await rowIn(ines.locator("#main"), "Who counts the tin?").press("t");
      await ines.waitForURL(`**/r/${till}/t/${root}`);
      await ines.getByText(thread.count(0)).waitFor();
      await ines.waitForFunction(() =>
        document.activeElement?.matches(".side .composer-text") ?? false
      );
      await ines.keyboard.type("I do, on Friday");
      await ines.keyboard.press("Enter");
      await side(ines).getByText("I do, on Friday").waitFor();
      await side(ines).getByText(thread.count(1)).waitFor();
      assert.equal(await ines.locator("#main .prose", { hasText: "I do, on Friday" }).count(), 0);
    },
  );

  const line = mara.locator(".thread-line").last();
  await t.step("the message says in the conversation how much of it is unread", async () => {
    await mara.locator(".thread-line-unread").waitFor();
    assert.match(await line.innerText(), /1 reply, at \d\d:\d\d/);
    assert.match(await line.innerText(), new RegExp(chat.rail.unreadCount(1)));
  });

  await t.step("it is opened at what is new, and is read by being seen", async () => {
    await line.click();
    await side(mara).locator(".line-new").waitFor();
    await rowIn(side(mara), "I do, on Friday").waitFor();
    await mara.locator(".thread-line-unread").waitFor({ state: "detached" });
    assert.deepEqual(await axeViolations(mara), []);
  });

  await t.step("messages of a thread are acted on in it", async () => {
    await rowIn(side(mara), "I do, on Friday").press("r");
    await side(mara).getByRole("group", { name: acts.answering("Ines Okafor") }).waitFor();
    await isFocused(side(mara).locator(".composer-text"));
    await mara.keyboard.type("Friday is fine");
    await mara.keyboard.press("Enter");
    await rowIn(side(ines), "Friday is fine").waitFor();
    await rowIn(side(ines), "I do, on Friday").press("e");
    await ines.getByLabel(acts.editField).fill("I do, on Saturday");
    await ines.keyboard.press("Enter");
    await side(mara).locator(".prose", { hasText: "I do, on Saturday" }).waitFor();
  });

  await t.step("Escape closes it and leads back to its message", async () => {
    await side(ines).locator(".composer-text").focus();
    await ines.keyboard.press("Escape");
    await ines.waitForURL(`**/r/${till}`);
    await ines.waitForFunction(
      (id) => document.activeElement?.getAttribute("data-row") === id,
      root,
    );
  });

  await t.step("whoever does not follow it any more is told of nothing new", async () => {
    await ines.goto(`${server.address}/r/${till}/t/${root}`);
    await isAlive(ines);
    await rowIn(side(ines), "Friday is fine").waitFor();
    await ines.getByRole("button", { name: thread.unfollow }).click();
    await ines.getByRole("button", { name: thread.follow }).waitFor();
    await ines.keyboard.press("Escape");
    await place.say("mara", till, "And on Sunday?", { thread: root });
    await ines.locator(".thread-line", { hasText: "3 replies" }).waitFor();
    assert.equal(await ines.locator(".thread-line-unread").count(), 0);
  });
});

Deno.test("a long thread begins at its end, and goes back to its first reply", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { till } = place.rooms;
  const root = await place.say("mara", till, "Count with me");
  for (let count = 1; count <= 120; count++) {
    await place.say("mara", till, `This is ${count}`, { thread: root });
  }
  const page = await openApp({ server, place, browser }, `/r/${till}/t/${root}`);
  await side(page).getByText("This is 120", { exact: true }).waitFor();
  assert.equal(await side(page).getByText("This is 1", { exact: true }).count(), 0);
  const scroll = side(page).locator(".messages-scroll");
  const first = side(page).getByText("This is 1", { exact: true });
  for (let turns = 0; turns < 40 && await first.count() === 0; turns++) {
    await scroll.hover();
    await page.mouse.wheel(0, -2000);
    await page.waitForLoadState("networkidle");
  }
  await first.waitFor();
  assert.equal(await side(page).locator(".message").count(), 121);
});

Deno.test("whoever has not read a long thread begins where they stopped, also by a link to a reply", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { till } = place.rooms;
  const root = await place.say("ines", till, "Count with me");
  let last = root;
  for (let count = 1; count <= 70; count++) {
    last = await place.say("mara", till, `This is ${count}`, { thread: root });
  }
  const page = await openApp({ server, place, browser }, `/r/${till}/m/${last}`, { who: "ines" });
  await page.waitForURL(`**/r/${till}/t/${root}`);
  await side(page).locator(".line-new").waitFor();
  assert.ok(await side(page).getByText("This is 1", { exact: true }).isVisible());
  await page.locator(".thread-line-unread").waitFor();
  const heard = side(page).getByRole("log");
  await place.say("mara", till, "That was all", { thread: root });
  await heard.getByText(chat.line.said("Mara Lindqvist", "That was all")).waitFor();
});

Deno.test("on a phone a thread is the page in front; one that is not there says so", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { till, tools } = place.rooms;
  const root = await place.say("ines", till, "Who counts the tin?");
  const page = await openApp({ server, place, browser }, `/r/${till}/t/${root}`, { size: PHONE });
  await side(page).getByText("Who counts the tin?").waitFor();
  assert.equal(await page.locator("#main").isVisible(), false);
  assert.deepEqual(await axeViolations(page), []);
  await page.getByRole("button", { name: chat.side.close }).click();
  await page.locator("#main").waitFor();

  const other = await openApp({ server, place, browser }, `/r/${tools}/t/${root}`, {
    who: "tomas",
  });
  await side(other).getByText(thread.gone).waitFor();
  assert.equal(await other.getByText("Who counts the tin?").count(), 0);
});

function side(page: Page): Locator {
  return page.locator(".side");
}

function rowIn(part: Locator, text: string): Locator {
  return part.locator(".message", { has: part.page().locator(".prose", { hasText: text }) }).last();
}
