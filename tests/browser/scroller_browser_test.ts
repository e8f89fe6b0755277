import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { MessageId } from "../../lib/protocol/mod.ts";
import { chat } from "../../lib/words/en.ts";
import { openApp } from "../support/app_page.ts";
import { TestBrowser } from "../support/browser.ts";
import { type BusyPlace, busyPlace } from "../support/busy_place.ts";
import {
  fieldOf,
  hasMessage,
  lookBack,
  sameSight,
  sightOf,
  write,
} from "../support/conversation_page.ts";
import { deadline } from "../support/deadline.ts";
import { startServer } from "../support/server.ts";

const LINES = 150;
const PARAGRAPHS = Array.from({ length: 12 }, (_, at) => `Line ${at} of what became longer`);

interface LongTalk extends AsyncDisposable {
  readonly place: BusyPlace;
  /** Somebody who looks at it, at its end. */
  readonly mara: Page;
  /** What was said there, the oldest first. */
  readonly said: readonly MessageId[];
}

async function longTalk(): Promise<LongTalk> {
  await using resources = new AsyncDisposableStack();
  const server = resources.use(await startServer());
  const place = await busyPlace(server);
  const said: MessageId[] = [];
  for (let i = 1; i <= LINES; i++) said.push(await place.say("aiko", room(place), `Line ${i}`));
  const browser = resources.use(await TestBrowser.open());
  const mara = await openApp({ server, place, browser }, `/r/${room(place)}`);
  await hasMessage(mara, `Line ${LINES}`);
  await mara.locator('.screen[data-phase="in sync"]').waitFor();
  await endOf(mara);
  const owned = resources.move();
  return { place, mara, said, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

const room = ({ rooms }: BusyPlace) => rooms.saturday;

/** What was unread is in the way at first. */
async function endOf(page: Page): Promise<void> {
  await page.evaluate(async () => {
    document.querySelector(".messages-scroll")!.scrollTop = 0;
    for (let i = 0; i < 4; i++) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
  await isAtEnd(page);
}

async function isAtEnd(page: Page): Promise<void> {
  const below = await page.evaluate(() => {
    const scroll = document.querySelector(".messages-scroll")!;
    const last = [...scroll.querySelectorAll("[data-id]")].at(-1)!;
    return last.getBoundingClientRect().bottom - scroll.getBoundingClientRect().bottom;
  });
  assert.ok(below <= 0, `the last line ends ${below} below what is seen`);
}

/** A frame in which it is laid out, and one in which that is answered. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}

/** The line that is so many above the first that is seen. */
async function lineAbove(page: Page, lines: number): Promise<MessageId> {
  const { key } = await sightOf(page);
  return await page.evaluate(({ key, lines }) => {
    const all = [...document.querySelectorAll<HTMLElement>(".messages-lines [data-id]")];
    return all[all.findIndex(({ dataset }) => dataset["key"] === key) - lines]!.dataset["id"]!;
  }, { key, lines }) as MessageId;
}

Deno.test("what one looks at stays in its place when older messages arrive above it", async () => {
  await using talk = await longTalk();
  const { mara } = talk;
  await mara.evaluate(() => {
    const { send } = WebSocket.prototype;
    const held: (() => void)[] = [];
    const letGo = () => {
      WebSocket.prototype.send = send;
      held.forEach((one) => one());
    };
    Object.assign(globalThis, { letGo });
    WebSocket.prototype.send = function (what) {
      if (`${what}`.includes("history.page")) held.push(() => send.call(this, what));
      else send.call(this, what);
    };
  });
  const oldest = () =>
    mara.locator(".messages-lines [data-id]").first().getAttribute("data-id") as Promise<MessageId>;
  const sight = await lookBack(mara, 100);
  const before = await oldest();
  await mara.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo());
  await mara.waitForFunction((before) => {
    const first = document.querySelector<HTMLElement>(".messages-lines [data-id]")!;
    return first.dataset["id"]! < before;
  }, before);
  await drawn(mara);
  // It was the first that there was; now others are seen above it
  const top = await topOf(mara, sight.key);
  assert.ok(Math.abs(top - sight.top) <= 1, `it moved by ${top - sight.top}`);
});

Deno.test("it stays when a message above it becomes longer, and when a picture above it gets its size late", async () => {
  await using talk = await longTalk();
  const { mara, place } = talk;
  const sight = await lookBack(mara, 1);
  const above = await lineAbove(mara, 10);
  await place.edit("aiko", room(place), above, PARAGRAPHS.join("\n\n"));
  await mara.locator(`[data-id="${above}"]`).getByText(PARAGRAPHS.at(-1)!).waitFor();
  await drawn(mara);
  await sameSight(mara, sight);
  const grown = await mara.evaluate(async (id) => {
    const row = document.querySelector<HTMLElement>(`[data-id="${id}"]`)!;
    const picture = row.querySelector(".prose")!.appendChild(document.createElement("canvas"));
    picture.height = 0;
    await new Promise((drawn) => requestAnimationFrame(drawn));
    const before = row.offsetHeight;
    picture.height = 400;
    return row.offsetHeight - before;
  }, await lineAbove(mara, 5));
  assert.ok(grown > 300, "it has grown");
  await drawn(mara);
  await sameSight(mara, sight);
});

Deno.test("it stays when new messages come, and when one writes more lines", async () => {
  await using talk = await longTalk();
  const { mara, place } = talk;
  const sight = await lookBack(mara, 1);
  for (let i = 1; i <= 5; i++) await place.say("ines", room(place), `Meanwhile ${i}`);
  await hasMessage(mara, "Meanwhile 5");
  await drawn(mara);
  await sameSight(mara, sight);
  const height = await heightOf(mara);
  await fieldOf(mara).fill("one\ntwo\nthree\nfour\nfive\nsix");
  await mara.waitForFunction(
    (height) => document.querySelector(".messages-scroll")!.clientHeight < height - 40,
    height,
  );
  await drawn(mara);
  await sameSight(mara, sight);
});

Deno.test("at the end one stays at the end, whatever comes and however much one writes", async () => {
  await using talk = await longTalk();
  const { mara, place, said } = talk;
  for (let i = 1; i <= 5; i++) await place.say("ines", room(place), `Meanwhile ${i}`);
  await hasMessage(mara, "Meanwhile 5");
  await isAtEnd(mara);
  await place.edit("aiko", room(place), said.at(-1)!, PARAGRAPHS.join("\n\n"));
  await mara.getByText(PARAGRAPHS.at(-1)!).waitFor();
  await drawn(mara);
  await isAtEnd(mara);
  const height = await heightOf(mara);
  await fieldOf(mara).fill("one\ntwo\nthree\nfour\nfive\nsix");
  await mara.waitForFunction(
    (height) => document.querySelector(".messages-scroll")!.clientHeight < height - 40,
    height,
  );
  await drawn(mara);
  await isAtEnd(mara);
});

Deno.test("back in a conversation one is where one left it, and where that was its end, at its end", async () => {
  await using talk = await longTalk();
  const { mara, place } = talk;
  const sight = await lookBack(mara, 2);
  await away(mara, place);
  await mara.locator(`.rail [data-room="${room(place)}"]`).click();
  await mara.locator(`[data-key="${sight.key}"]`).waitFor();
  await drawn(mara);
  await sameSight(mara, sight);
  await endOf(mara);
  await away(mara, place);
  await place.say("ines", room(place), "While nobody looked");
  await mara.locator(`.rail [data-room="${room(place)}"]`).click();
  await hasMessage(mara, "While nobody looked");
  await drawn(mara);
  await isAtEnd(mara);
});

Deno.test("what one has scrolled past is let go of", async () => {
  await using talk = await longTalk();
  const { mara, place } = talk;
  await mara.evaluate(() => {
    const lines = [...document.querySelectorAll(".messages-lines [data-id]")].slice(-30);
    const past = lines.map((line) => new WeakRef(line));
    const held = () => past.flatMap((line) => line.deref() ?? []);
    Object.assign(globalThis, { held, isPast: () => !held().some((line) => line.isConnected) });
  });
  await lookBack(mara, 100);
  await mara.waitForFunction(() => (globalThis as unknown as { isPast(): boolean }).isPast());
  // What was drawn last is held until something else is drawn
  for (let i = 1; i <= 3; i++) {
    await place.say("ines", room(place), `Meanwhile ${i}`);
    await mara.locator(".pill-below", { hasText: `${i}` }).waitFor();
    await drawn(mara);
  }
  const devtools = await mara.context().newCDPSession(mara);
  const held = () => (globalThis as unknown as { held(): Element[] }).held().length;
  for (const isOver = deadline(); await mara.evaluate(held) >= 15;) {
    assert.ok(!isOver.aborted, `${await mara.evaluate(held)} are held`);
    await devtools.send("HeapProfiler.collectGarbage");
  }
});

async function away(page: Page, { rooms }: BusyPlace): Promise<void> {
  await page.locator(`.rail [data-room="${rooms.tools}"]`).click();
  await page.locator(`.rail [data-room="${rooms.tools}"][aria-current]`).waitFor();
  await page.getByText("Line 1", { exact: true }).waitFor({ state: "detached" });
}

function topOf(page: Page, key: string): Promise<number> {
  return page.evaluate((key) => {
    const scroll = document.querySelector(".messages-scroll")!;
    const line = scroll.querySelector(`[data-key="${key}"]`)!;
    return line.getBoundingClientRect().top - scroll.getBoundingClientRect().top;
  }, key);
}

function heightOf(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector(".messages-scroll")!.clientHeight);
}

Deno.test("what one began to change is there when its row comes back onto the screen", async () => {
  await using talk = await longTalk();
  const { mara } = talk;
  await write(mara, "Said by me");
  await hasMessage(mara, "Said by me");
  await mara.keyboard.press("ArrowUp");
  const field = mara.getByLabel(chat.acts.editField);
  await field.fill("Said by me, and changed");
  await lookBack(mara, 100);
  await field.waitFor({ state: "detached" });
  await mara.getByRole("button", { name: chat.pills.toNewest }).click();
  await field.waitFor();
  assert.equal(await field.inputValue(), "Said by me, and changed");
  await field.press("Enter");
  await hasMessage(mara, "Said by me, and changed");
  await mara.locator(".composer-text").focus();
  await mara.keyboard.press("ArrowUp");
  await field.and(mara.locator(":focus")).waitFor();
  assert.equal(await field.inputValue(), "Said by me, and changed");
  await field.fill("Never mind");
  await field.press("Escape");
  await mara.locator(".composer-text").focus();
  await mara.keyboard.press("ArrowUp");
  assert.equal(await field.inputValue(), "Said by me, and changed", "what one left is gone");
});
