/** What somebody sees and does in a conversation on a page of the app. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

export const fieldOf = (page: Page): Locator => page.locator(".composer-text");

/** The quiet line above the field. */
export const lineOf = (page: Page): Locator => page.locator(".composer-line [role=status]");

export async function write(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await fieldOf(page).fill(text);
    await fieldOf(page).press("Enter");
  }
}

/** It is seen at once, and a moment later the browser keeps it: until then it is still part of the draft. */
export async function isKept(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (text) => !Object.values(localStorage).some((kept) => `${kept}`.includes(text)),
    text,
  );
}

/** Also where it is out of sight. */
export async function hasMessage(page: Page, text: string): Promise<void> {
  const message = page.locator("[data-id] .prose").getByText(text, { exact: true });
  await message.waitFor({ state: "attached" });
}

export async function lineIs(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (text) => document.querySelector(".composer-line [role=status]")?.textContent === text,
    text,
  );
}

/** Its line is marked for a moment only: it is looked for before it is led to. */
export async function leadsTo(page: Page, text: string, lead: () => Promise<void>): Promise<void> {
  const pointed = page.locator("#main [data-pointed]", { hasText: text });
  await Promise.all([pointed.waitFor(), lead()]);
}

/** Each message that stands there: which, by whom, when, and what it says. */
export function rowsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".messages-lines [data-id]")].map((row) => {
      const told = row.querySelector("b, .sr-only")?.textContent;
      const time = row.querySelector("time")?.dateTime;
      const text = (row.querySelector(".prose") ?? row).textContent;
      return [row.dataset["id"], told, time, text].join(" | ");
    })
  );
}

/** As far as both hold them, to the end; and that is not nothing. */
export async function sameRows(one: Page, fresh: Page): Promise<void> {
  const [held, expected] = await Promise.all([rowsOf(one), rowsOf(fresh)]);
  const from = Math.max(0, held.findIndex((row) => idOf(row) === idOf(expected[0]!)));
  const least = Math.max(0, expected.findIndex((row) => idOf(row) === idOf(held[0]!)));
  assert.ok(expected.length - least > 10, "there is something to compare");
  assert.deepEqual(held.slice(from), expected.slice(least));
}

function idOf(row: string): string {
  return row.split(" | ")[0]!;
}

export interface Sight {
  readonly key: string;
  readonly top: number;
}

/** The message that is seen first, and where. */
export function sightOf(page: Page): Promise<Sight> {
  return page.evaluate(() => {
    const scroll = document.querySelector(".messages-scroll")!;
    const { top } = scroll.getBoundingClientRect();
    for (const line of scroll.querySelectorAll<HTMLElement>("[data-key][data-id]")) {
      const box = line.getBoundingClientRect();
      if (box.bottom > top) return { key: line.dataset["key"]!, top: Math.round(box.top - top) };
    }
    throw new Error("Nothing is seen");
  });
}

/** Reads back so many screens, and says what is seen then. */
export async function lookBack(page: Page, screens: number): Promise<Sight> {
  await page.evaluate(async (screens) => {
    const scroll = document.querySelector(".messages-scroll")!;
    const edges = () => {
      const lines = [...scroll.querySelectorAll<HTMLElement>("[data-key]")];
      return `${lines.length} ${lines[0]?.dataset["key"]} ${lines.at(-1)?.dataset["key"]}`;
    };
    // The window of lines moves with it, a few in each frame
    let left = scroll.clientHeight * screens;
    for (let still = 0, seen = ""; still < 4;) {
      const before = scroll.scrollTop;
      scroll.scrollTop -= left;
      left -= before - scroll.scrollTop;
      await new Promise((drawn) => requestAnimationFrame(drawn));
      still = edges() === seen ? still + 1 : 0;
      seen = edges();
    }
  }, screens);
  return await sightOf(page);
}

/** What whoever reads further up is told of below. */
export async function newBelow(page: Page): Promise<number> {
  return parseInt(await page.locator(".pill-below").innerText()) || 0;
}

/** It is more than that now, and a click leads there; until then one sees what one saw. */
export async function toNewsBelow(page: Page, sight: Sight, known: number): Promise<void> {
  await page.waitForFunction(
    (known) => parseInt(document.querySelector(".pill-below")?.textContent ?? "") > known,
    known,
  );
  await sameSight(page, sight);
  await page.locator(".pill-below").click();
}

export async function sameSight(page: Page, before: Sight): Promise<void> {
  const now = await sightOf(page);
  assert.equal(now.key, before.key);
  assert.ok(Math.abs(now.top - before.top) <= 1, `it moved by ${now.top - before.top}`);
}

/** Told apart from the same page after a reload. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => void Object.assign(globalThis, { isMarked: true }));
}

export async function isStillMarked(page: Page): Promise<boolean> {
  return await page.evaluate(() => "isMarked" in globalThis);
}
