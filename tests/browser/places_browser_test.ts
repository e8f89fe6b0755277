/** Getting around the app, in a real browser. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { chat } from "../../lib/words/en.ts";
import { isAlive, isFocused, openApp } from "../support/app_page.ts";
import { axeViolations, TestBrowser } from "../support/browser.ts";
import { busyPlace } from "../support/busy_place.ts";
import { hasMessage } from "../support/conversation_page.ts";
import { startServer } from "../support/server.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const field = (page: Page, room: string) => page.getByLabel(chat.composer.write(room));

Deno.test("a room is made, found by somebody else who comes in, and what is wrong is said while one types", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const scene = { server, place, browser };
  const mara = await openApp(scene, "/r");
  await mara.getByRole("button", { name: chat.rail.newRoom }).click();
  const name = mara.getByLabel(chat.newRoom.name, { exact: true });
  await name.fill("Saturday");
  await mara.getByText(chat.newRoom.taken("saturday")).waitFor();
  await name.fill("x".repeat(81));
  await mara.getByText(chat.newRoom.problems.long(80)).waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  await name.fill("workshop");
  await mara.getByLabel(chat.newRoom.topic).fill("Wood and glue");
  await mara.keyboard.press("Enter");
  await heading(mara, "workshop").waitFor();
  await isFocused(field(mara, "workshop"));

  const ines = await openApp(scene, "/browse", { who: "ines" });
  await ines.getByRole("searchbox").fill("glue");
  await ines.getByRole("listitem").nth(1).waitFor({ state: "detached" });
  assert.equal(await ines.getByRole("listitem").count(), 1);
  assert.deepEqual(await axeViolations(ines), []);
  await ines.getByRole("button", { name: chat.browse.joinThis("workshop") }).click();
  await heading(ines, "workshop").waitFor();
  await mara.getByText("Ines Okafor joined").first().waitFor();
  await ines.goto(`${server.address}/browse`);
  await ines.getByRole("link", { name: chat.browse.openThis("workshop") }).waitFor();
  const list = ines.getByRole("list", { name: chat.browse.title });
  assert.equal(await list.getByText("till").count(), 0, "a private room is not found, by nobody");
  await ines.getByRole("searchbox").fill("zeppelins");
  await ines.getByText(chat.browse.nothing("zeppelins")).waitFor();
});

Deno.test("a message to several is begun by their names, with the keyboard, and found again for the same people", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const mara = await openApp({ server, place, browser }, "/r");
  const begin = async (...names: string[]) => {
    await mara.getByRole("button", { name: chat.rail.newDirect }).first().click();
    const to = mara.getByRole("combobox", { name: chat.newDirect.to });
    for (const name of names) {
      await to.fill(name);
      await mara.getByRole("option").first().waitFor();
      await mara.keyboard.press("Enter");
      await mara.getByRole("button", { name: new RegExp(name, "i") }).first().waitFor();
    }
    assert.deepEqual(await axeViolations(mara), []);
    await mara.keyboard.press("Enter");
    await to.waitFor({ state: "detached" });
    return new URL(mara.url()).pathname;
  };
  const first = await begin("aiko", "jonas");
  assert.match(first, /^\/d\//);
  await isFocused(mara.locator(".composer-text"));
  await mara.keyboard.type("Who has the ladder?");
  await mara.keyboard.press("Enter");
  const jonas = await openApp({ server, place, browser }, first, { who: "jonas" });
  await hasMessage(jonas, "Who has the ladder?");
  assert.equal(await begin("jonas", "aiko"), first);
  const ines = await openApp({ server, place, browser }, first, { who: "ines" });
  await ines.getByText(chat.frame.notThere).waitFor();
});

Deno.test("where everybody is in already, others are invited by a link, by whoever may", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const { saturday } = place.rooms;
  const { alone } = chat.picker;
  const mara = await openApp({ server, place, browser }, `/r/${saturday}`);
  await mara.getByRole("button", { name: chat.side.details }).click();
  await mara.getByRole("button", { name: chat.details.add, exact: true }).click();
  const sheet = mara.getByRole("dialog", { name: chat.details.add });
  await sheet.getByText(alone.invite).waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  const link = sheet.getByRole("link", { name: chat.rail.invite });
  assert.equal(await link.getAttribute("href"), `/place/invites/new?room=${saturday}`);
});

Deno.test("what one is up to stands beside one’s name, and on one’s page for others", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const mara = await openApp({ server, place, browser }, "/r");
  await mara.locator(".rail-own").click();
  await mara.getByLabel(chat.status.text).fill("At the bench");
  await mara.getByRole("button", { name: chat.status.pickEmoji }).click();
  await mara.getByRole("searchbox", { name: chat.emoji.search }).fill("hammer");
  await mara.locator(".emoji-picker").getByRole("button", { name: /hammer/ }).first().waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  await mara.keyboard.press("Enter");
  await mara.getByRole("button", { name: chat.status.pickOther("🔨") }).waitFor();
  await mara.getByLabel(chat.status.as.dnd.label).check();
  assert.deepEqual(await axeViolations(mara), []);
  await mara.keyboard.press("Enter");
  await mara.locator(".rail-own").getByText("At the bench").waitFor();
  await mara.locator(".rail-own").getByText("🔨").waitFor();
  await mara.locator(".rail-own").getByRole("img", { name: chat.status.seen.dnd }).waitFor();
  const ines = await openApp({ server, place, browser }, `/people/${place.people.mara.user}`, {
    ...{ who: "ines", isApp: false },
  });
  await ines.getByText("At the bench").waitFor();
});

Deno.test("a group is folded, and is so after a reload", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const mara = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  const people = mara.getByRole("button", { name: chat.rail.people, exact: true });
  const group = mara.locator(".rail").getByRole("link", { name: "Jonas Weber" });
  await group.waitFor();
  await people.click();
  await group.waitFor({ state: "detached" });
  await mara.reload();
  await isAlive(mara);
  await group.waitFor({ state: "detached" });
  await people.press("Enter");
  await group.waitFor();
  assert.deepEqual(await axeViolations(mara), []);
});

Deno.test("favourites, hidden conversations and own sections are the same on another device", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const desk = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  const phone = await openApp({ server, place, browser }, `/r/${place.rooms.saturday}`);
  await desk.keyboard.press("Shift+Escape");
  const pick = async (room: string, entry: string) => {
    const item = desk.locator(".rail-row").filter({ hasText: room });
    await item.getByRole("link").click({ button: "right" });
    await desk.getByRole("menuitem", { name: entry }).click();
  };
  const group = (page: Page, name: string) =>
    page.locator(".rail section").filter({ has: page.getByRole("button", { name, exact: true }) });
  const { itemMenu } = chat.rail;
  await group(desk, chat.rail.rooms).getByRole("link", { name: "tool-shed" }).waitFor();

  await pick("tool-shed", itemMenu.favourite);
  await group(phone, chat.rail.favourites).getByRole("link", { name: "tool-shed" }).waitFor();
  await pick("till", itemMenu.hide);
  await phone.locator(".rail").getByRole("link", { name: "till" }).waitFor({ state: "detached" });
  await place.say("ines", place.rooms.till, "It is empty again");
  await group(phone, chat.rail.unread).getByRole("link", { name: "till" }).waitFor();

  await pick("notices", itemMenu.newSection);
  await desk.getByLabel(chat.section.name, { exact: true }).fill("The house");
  assert.deepEqual(await axeViolations(desk), []);
  await desk.keyboard.press("Enter");
  await group(phone, "The house").getByRole("link", { name: "notices" }).waitFor();
  await pick("clocks-and-lamps", itemMenu.toSection("The house"));
  await pick("notices", itemMenu.up);
  const first = group(phone, "The house").getByRole("link").first();
  await first.and(phone.getByRole("link", { name: "notices" })).waitFor();
  await desk.getByRole("button", { name: chat.rail.more("The house") }).click();
  assert.deepEqual(await axeViolations(desk), []);
  await desk.getByRole("menuitem", { name: chat.section.remove }).press("Enter");
  await group(phone, chat.rail.rooms).getByRole("link", { name: "notices" }).waitFor();
});

Deno.test("an owner changes a room from beside it, and its members see that and may less", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const path = `/r/${place.rooms.tools}`;
  const mara = await openApp({ server, place, browser }, path);
  const ines = await openApp({ server, place, browser }, path, { who: "ines" });
  for (const page of [mara, ines]) {
    await page.getByRole("button", { name: chat.side.details }).click();
    await page.getByText(chat.details.public).waitFor();
    assert.deepEqual(await axeViolations(page), []);
  }
  for (const hers of [chat.details.edit, chat.details.end.archive]) {
    await mara.getByRole("button", { name: hers }).waitFor();
    assert.equal(await ines.getByRole("button", { name: hers }).count(), 0, hers);
  }
  await mara.getByText(chat.details.end.ownerStays).waitFor();

  await mara.getByRole("button", { name: chat.details.edit }).click();
  await mara.getByLabel(chat.newRoom.name, { exact: true }).fill(" ");
  await mara.getByText(chat.newRoom.problems.empty).waitFor();
  await mara.getByLabel(chat.newRoom.name, { exact: true }).fill("tools");
  await mara.getByLabel(chat.newRoom.topic, { exact: true }).fill("Keys are with Aiko");
  await mara.keyboard.press("Enter");
  await heading(ines, "tools").waitFor();
  await mara.getByLabel(chat.details.rules.announce, { exact: true }).check();
  await ines.getByText(chat.composer.announcement, { exact: true }).waitFor();
  await mara.getByLabel(chat.details.rules.slow).selectOption("30");
  await ines.getByText(chat.details.rules.slowTold("30 seconds")).waitFor();

  await mara.getByRole("button", { name: chat.head.members(5) }).last().click();
  const act = async (name: string, entry: string) => {
    const members = mara.getByRole("complementary", { name: chat.side.members });
    await members.getByRole("button", { name: chat.rail.more(name), exact: true }).click();
    await mara.getByRole("menuitem", { name: entry }).click();
  };
  const { member } = chat.details;
  await act("Tomás Rey", member.make.moderator);
  await mara.getByText(chat.side.roles.moderator).waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  await act("Ines Okafor", member.remove);
  await mara.getByText(member.removeText).waitFor();
  assert.deepEqual(await axeViolations(mara), []);
  await mara.getByRole("button", { name: member.remove }).click();
  await ines.getByText("tools").first().waitFor({ state: "detached" });
  assert.equal(await ines.getByText("Keys are with Aiko").count(), 0, "nothing of it is left");

  await act("Tomás Rey", member.transfer);
  await mara.getByRole("button", { name: member.transfer }).click();
  await mara.getByRole("listitem").filter({ hasText: "Tomás" })
    .getByText(chat.side.roles.owner).waitFor();
  await mara.getByRole("button", { name: chat.side.details }).click();
  await mara.getByRole("button", { name: chat.rail.itemMenu.leave }).click();
  await mara.waitForURL(`${server.address}/r`);
  await mara.locator(".rail").getByRole("link", { name: "tools" }).waitFor({ state: "detached" });
});

Deno.test("somebody is added to a private room, and an archived one says so to everybody", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const mara = await openApp({ server, place, browser }, `/r/${place.rooms.till}`);
  const jonas = await openApp({ server, place, browser }, "/r", { who: "jonas" });
  assert.equal(await jonas.locator(".rail").getByText("till").count(), 0);
  await mara.getByRole("button", { name: chat.side.details }).click();
  await mara.locator(".side").getByRole("button", { name: chat.details.add }).click();
  const who = mara.getByRole("combobox", { name: chat.details.addWho });
  await who.fill("ines");
  await mara.getByText(chat.picker.nobody("ines")).waitFor();
  await who.fill("jon");
  await mara.getByRole("option", { name: "Jonas" }).waitFor();
  await mara.keyboard.press("Enter");
  await mara.getByRole("button", { name: chat.details.addThem, exact: true }).click();
  await jonas.locator(".rail").getByRole("link", { name: "till" }).click();
  await heading(jonas, "till").waitFor();
  await mara.getByRole("button", { name: chat.details.end.archive }).click();
  await mara.getByRole("dialog").getByRole("button", { name: chat.details.end.archive }).click();
  await jonas.getByText(chat.composer.archived).waitFor();
  await mara.getByRole("button", { name: chat.details.end.reopen }).click();
  await field(jonas, "till").waitFor();
});

Deno.test("whoever has to log in is led to the door with the address that they wanted", async () => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const page = await browser.page();
  const message = await place.say("ines", place.rooms.saturday, "Here it is");
  await page.goto(`${server.address}/r/${place.rooms.saturday}/m/${message}`);
  assert.equal(new URL(page.url()).pathname, "/login");
  const to = new URL(page.url()).searchParams.get("to");
  assert.equal(to, `/r/${place.rooms.saturday}/m/${message}`);
});
