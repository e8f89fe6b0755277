/** What is pinned in a room, and who has read what, for two people in a real browser. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { leadsTo } from "../support/conversation_page.ts";
import { startServer } from "../support/server.ts";

const { pins, acts, line } = chat;

Deno.test("what one pins others find beside the room, jump to, and take down only by right", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { tools } = place.rooms;
  const mara = await openApp({ server, place, browser }, `/r/${tools}`);
  const ines = await openApp({ server, place, browser }, `/r/${tools}`, { who: "ines" });
  await ines.getByRole("button", { name: pins.title, exact: true }).click();
  await side(ines).getByText(pins.none).waitFor();

  await mara.locator(".message", { hasText: "The torque wrench" }).last()
    .click({ button: "right" });
  await mara.getByRole("menuitem", { name: acts.labels.pin, exact: true }).click();
  const entry = side(ines).locator(".entry", { hasText: "The torque wrench" });
  await entry.getByText(pins.by("Mara Lindqvist")).waitFor();
  assert.equal(await entry.getByRole("button", { name: acts.unpin }).count(), 0);
  assert.deepEqual(await axeViolations(ines), []);
  await leadsTo(ines, "The torque wrench", () => entry.locator(".entry-link").click());

  await mara.getByRole("button", { name: pins.title, exact: true }).click();
  await side(mara).getByRole("button", { name: acts.unpin }).click();
  await side(mara).getByText(pins.none).waitFor();
  await entry.waitFor({ state: "detached" });
  await side(ines).locator(".entry").waitFor({ state: "detached" });
});

Deno.test("the last message of one's own that somebody has read carries their face, and only one's own do", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { till } = place.rooms;
  const first = await place.say("mara", till, "Who brings cake?");
  await place.say("mara", till, "And who eats it?");
  const mara = await openApp({ server, place, browser }, `/r/${till}`);
  await place.read("ines", till, first);
  await faceAt(mara, "Who brings cake?").waitFor();
  assert.equal(await faceAt(mara, "And who eats it?").count(), 0);

  const ines = await openApp({ server, place, browser }, `/r/${till}`, {
    who: "ines",
    size: PHONE,
  });
  await ines.getByText("And who eats it?").waitFor();
  await faceAt(mara, "And who eats it?").waitFor();
  await faceAt(mara, "Who brings cake?").waitFor({ state: "detached" });
  assert.match(
    await faceAt(mara, "And who eats it?").innerText(),
    new RegExp(line.readBy(["Ines Okafor"])),
  );
  await ines.locator(".read-by-faces", { hasText: "Mara" }).waitFor();
  await place.say("ines", till, "I do");
  await mara.getByText("I do", { exact: true }).waitFor();
  assert.equal(await faceAt(mara, "I do").count(), 0);
  assert.deepEqual(await axeViolations(mara), []);
  assert.deepEqual(await axeViolations(ines), []);
});

function side(page: Page): Locator {
  return page.locator(".side");
}

function faceAt(page: Page, text: string): Locator {
  return page.locator(".message", { hasText: text }).locator(".read-by-faces");
}
