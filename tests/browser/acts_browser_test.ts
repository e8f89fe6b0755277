/** What two people do with messages in a real browser, and what somebody outside is told of it. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { ignorePerson } from "../../lib/actions/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { axeViolations, PHONE, TestBrowser } from "../support/browser.ts";
import { type BusyPlace, busyPlace, type Name } from "../support/busy_place.ts";
import { leadsTo } from "../support/conversation_page.ts";
import { given } from "../support/seed.ts";
import { startServer, type TestServer } from "../support/server.ts";

const { acts, line, pills, unsent } = chat;

Deno.test("two people answer, react, edit, delete and mark as unread, by mouse and by keys alone", async (t) => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const open = (who: Name, path: string, look = {}) =>
    opened(browser, server, place, { who, path, look });
  const { till } = place.rooms;
  const mara = await open("mara", `/r/${till}`);
  const ines = await open("ines", `/r/${till}`);

  await t.step("a reply quotes what it answers, and the quote leads there", async () => {
    await rowOf(mara, "Noted. Next time").hover();
    await press(mara, acts.labels.reply);
    await mara.getByRole("group", { name: acts.answering("Mara Lindqvist") }).waitFor();
    await mara.locator(".composer-text:focus").waitFor();
    await mara.keyboard.type("Two bags, even");
    await mara.keyboard.press("Enter");
    const answer = rowOf(ines, "Two bags, even");
    const quote = answer.getByRole("link", { name: /Noted\. Next time/ });
    await leadsTo(ines, "Noted. Next time", () => quote.click());
    assert.equal(
      await mara.getByRole("group", { name: acts.answering("Mara Lindqvist") }).count(),
      0,
    );
  });

  await t.step(
    "a reaction is added from the menu, named, and taken back with a click",
    async () => {
      await rowOf(ines, "Two bags, even").click({ button: "right" });
      await ines.getByRole("menuitemcheckbox", { name: acts.reactWith("🎉") }).click();
      const named = acts.reacted(["Ines Okafor"], 0, "🎉");
      const hers = mara.getByRole("button", { name: named });
      await hers.click();
      await ines.getByRole("button", { name: acts.reacted([acts.you, "Mara Lindqvist"], 0, "🎉") })
        .click();
      await mara.getByRole("button", { name: acts.reacted([acts.you], 0, "🎉") }).click();
      await ines.getByRole("button", { name: /reacted with/ }).waitFor({ state: "detached" });
    },
  );

  await t.step(
    "Up in the empty field edits what one said last, and what it was is kept",
    async () => {
      await mara.locator(".composer-text").focus();
      await mara.keyboard.press("ArrowUp");
      await mara.getByLabel(acts.editField).fill("not this");
      await mara.keyboard.press("Escape");
      await mara.getByLabel(acts.editField).waitFor({ state: "detached" });
      await rowOf(mara, "Two bags, even").waitFor();
      await mara.locator(".composer-text").focus();
      await mara.keyboard.press("ArrowUp");
      await mara.getByLabel(acts.editField).fill("Three bags, even");
      await mara.keyboard.press("Enter");
      await rowOf(ines, "Three bags, even").getByRole("button", { name: line.edited }).click();
      const earlier = ines.getByRole("dialog", { name: acts.labels.history });
      await earlier.getByText("Two bags, even").waitFor();
      await ines.keyboard.press("Escape");
      await earlier.waitFor({ state: "detached" });
    },
  );

  await t.step(
    "rows are walked by keys, and single keys act on the one with the focus",
    async () => {
      await mara.locator(".composer-text").focus();
      await mara.keyboard.press("ArrowUp");
      await mara.keyboard.press("Escape");
      await focused(mara, "Three bags, even");
      await mara.keyboard.press("ArrowUp");
      await focused(mara, "Noted. Next time");
      await mara.keyboard.press("Home");
      await mara.keyboard.press("End");
      await focused(mara, "Three bags, even");
      await mara.keyboard.press("r");
      await mara.getByRole("group", { name: acts.answering("Mara Lindqvist") }).waitFor();
      await mara.keyboard.press("Escape");
    },
  );

  await t.step(
    "a message is deleted after a question, and leaves a line where it was answered",
    async () => {
      await rowOf(mara, "Noted. Next time").hover();
      await press(mara, acts.more);
      await mara.getByRole("menuitem", { name: acts.labels.delete }).click();
      const question = mara.getByRole("dialog", { name: acts.deleteOwn });
      await question.getByRole("button", { name: acts.keep }).click();
      await mara.locator("dialog").waitFor({ state: "detached" });
      await rowOf(mara, "Noted. Next time").press("Delete");
      await mara.keyboard.press("Escape");
      await mara.locator("dialog").waitFor({ state: "detached" });
      await ines.locator("p", { hasText: "Noted. Next time" }).waitFor();
      await mara.locator("[data-row] p", { hasText: "Noted. Next time" }).click({
        button: "right",
      });
      await mara.getByRole("menuitem", { name: acts.labels.delete }).click();
      await question.getByRole("button", { name: acts.labels.delete }).click();
      await ines.getByText(line.deleted).first().waitFor();
      await shown(ines, "Noted. Next time").waitFor({ state: "detached" });
      await rowOf(mara, "Three bags, even").press("Delete");
      await question.getByRole("button", { name: acts.labels.delete }).click();
      await shown(ines, "Three bags, even").waitFor({ state: "detached" });
      await ines.getByText(line.deleted).waitFor({ state: "detached" });
    },
  );

  await t.step(
    "what is marked as unread stays so while it is looked at, and its line says New",
    async () => {
      await place.say("ines", till, "The tin has a new lock");
      await rowOf(mara, "The tin has a new lock").waitFor();
      await rowOf(mara, "The tin has a new lock").press("u");
      await mara.getByText(acts.markedUnread).waitFor();
      await mara.locator(".line-new").waitFor();
      const other = await open("mara", `/r/${place.rooms.saturday}`);
      await other.locator(".rail-item-unread", { hasText: "till" }).waitFor();
      await other.context().close();
    },
  );

  assert.deepEqual(await axeViolations(mara), []);
});

Deno.test("on a phone a finger that stays opens a sheet; links say kindly what is not there", async (t) => {
  await using server = await startServer();
  const place = await busyPlace(server);
  await using browser = await TestBrowser.open();
  const open = (who: Name, path: string, look = {}) =>
    opened(browser, server, place, { who, path, look });
  const { till, saturday, tools } = place.rooms;

  await t.step("the sheet has everything, and is clean in both schemes", async () => {
    for (
      const [scheme, word, sign] of [["light", "wrench", "🔧"], ["dark", "hammer", "🔨"]] as const
    ) {
      const phone = await open("mara", `/r/${tools}`, { size: PHONE, scheme });
      const row = rowOf(phone, "The torque wrench");
      await hold(row);
      await phone.getByRole("menuitem", { name: acts.labels.forward }).waitFor();
      assert.deepEqual(await axeViolations(phone), []);
      await phone.getByRole("menuitem", { name: acts.otherEmoji }).click();
      await phone.getByLabel(chat.emoji.search).fill(word);
      const found = phone.getByRole("button", { name: new RegExp(`^${word} :`) });
      await found.waitFor();
      assert.deepEqual(await axeViolations(phone), []);
      await found.click();
      const pill = phone.getByRole("button", { name: `reacted with ${sign}` });
      await pill.click();
      await pill.waitFor({ state: "detached" });
      await phone.context().close();
    }
  });

  await t.step("what a browser won't copy is shown, to be copied by hand", async () => {
    const page = await open("mara", `/r/${tools}`);
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    });
    await rowOf(page, "The torque wrench").press("l");
    const field = page.getByRole("dialog").getByLabel(acts.copyTitle);
    assert.match(await field.inputValue(), new RegExp(`^${server.address}/r/${tools}/m/`));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.context().close();
  });

  await t.step("a link to what was deleted, and to what is not there, says so", async () => {
    const id = await place.say("mara", till, "Gone in a moment");
    const mara = await open("mara", `/r/${till}`);
    const link = `${server.address}/r/${till}/m/${id}`;
    await leadsTo(mara, "Gone in a moment", async () => void await mara.goto(link));
    await hasActions(mara);
    await rowOf(mara, "Gone in a moment").press("Delete");
    await mara.getByRole("dialog").getByRole("button", { name: acts.labels.delete }).click();
    await mara.getByText(line.targetDeleted).waitFor();
    await mara.goto(`${server.address}/r/${saturday}/m/${id}`);
    await mara.getByText(line.targetMissing).waitFor();
    await mara.context().close();
    const outsider = await open("jonas", `/r/${till}/m/${id}`);
    await outsider.getByText(chat.frame.notThere).waitFor();
    assert.equal(await outsider.getByText("till").count(), 0, "not even what the room is called");
    await outsider.context().close();
  });

  await t.step(
    "what could not be sent says why, and can be edited, sent again and deleted",
    async () => {
      const ground = { store: server.chat.store, now: () => server.clock.now() };
      const { mara: her, ines: other } = place.people;
      const ignore = async (on: boolean) =>
        given(await ignorePerson(ground, other.user, { user: her.user, on }));
      await ignore(true);
      const mara = await open("mara", `/d/${place.direct}`);
      await mara.locator(".composer-text").fill("First try");
      await mara.keyboard.press("Enter");
      await mara.getByText(unsent.failed.forbidden).waitFor();
      await ignore(false);
      const ines = await open("ines", `/d/${place.direct}`);
      await rowOf(mara, "First try").getByRole("button", { name: acts.labels.edit }).click();
      await mara.getByLabel(acts.editField).fill("Second try");
      await mara.keyboard.press("Enter");
      await rowOf(ines, "Second try").waitFor();
      await mara.getByText(unsent.failed.forbidden).waitFor({ state: "detached" });
      assert.equal(await shown(mara, "First try").count(), 0);
      assert.equal(await shown(ines, "First try").count(), 0);
      await ines.context().close();
      await mara.context().close();
    },
  );

  await t.step("a message is passed on and saved, and what was new is a click away", async () => {
    const ines = await open("ines", `/r/${tools}`);
    const mara = await open("mara", `/r/${till}`);
    for (let n = 0; n < 60; n++) await place.say("ines", till, `Line ${n}`);
    await rowOf(mara, "Line 59").waitFor();
    await rowOf(ines, "The torque wrench").press("f");
    await ines.getByRole("combobox", { name: acts.labels.forward }).fill("till");
    await ines.keyboard.press("Enter");
    await ines.getByText(acts.forwarded("till")).waitFor();
    await mara.locator(".passed-on", { hasText: "The torque wrench" }).waitFor();
    await mara.locator(".messages-scroll").evaluate((list) => list.scrollTop = -99_999);
    await place.say("ines", till, "One more");
    await mara.getByRole("log").getByText(/new messages from Ines Okafor|One more/).first()
      .waitFor();
    await mara.getByRole("button", { name: /new message/ }).click();
    await rowOf(mara, "One more").waitFor();
    await rowOf(mara, "One more").press("s");
    await mara.getByText(acts.saved).waitFor();
    assert.deepEqual(await axeViolations(mara), []);
    await mara.goto(`${server.address}/r/${saturday}`);
    for (let n = 0; n < 160; n++) await place.say("ines", till, `Later ${n}`);
    await mara.goto(`${server.address}/r/${till}`);
    const toFirst = mara.getByRole("button", { name: pills.toFirstUnread(160) });
    await leadsTo(mara, "Later 0", () => toFirst.click());
  });
});

interface Opening {
  readonly who: Name;
  readonly path: string;
  readonly look: Parameters<TestBrowser["page"]>[0];
}

async function opened(
  browser: TestBrowser,
  server: TestServer,
  place: BusyPlace,
  { who, path, look }: Opening,
): Promise<Page> {
  const page = await browser.page({ ...look });
  const token = await place.tokenOf(who);
  await page.context().addCookies([{ name: "parley", value: token, url: server.address }]);
  await page.goto(server.address + path);
  await page.locator(".screen[data-phase='in sync']").waitFor();
  await hasActions(page);
  return page;
}

/** What is done with rows is loaded after the page; where there is no conversation, a heading says so. */
async function hasActions(page: Page): Promise<void> {
  await page.locator(".row-bar, h1.text-18").first().waitFor({ state: "attached" });
}

function rowOf(page: Page, text: string): Locator {
  return page.locator(".message", { hasText: text }).last();
}

/** Among the messages, or quoted there. */
function shown(page: Page, text: string): Locator {
  return page.locator(".messages-lines").getByText(text);
}

async function focused(page: Page, text: string): Promise<void> {
  await page.locator(".message:focus", { hasText: text }).waitFor();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** As a finger does it. */
async function hold(row: Locator): Promise<void> {
  const touch = { pointerType: "touch", isPrimary: true, bubbles: true, clientX: 9, clientY: 9 };
  await row.locator(".prose").dispatchEvent("pointerdown", touch);
}
